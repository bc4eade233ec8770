package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A tree beside a sorted list that does the same. The order refuses to compare a slot that is neither in the tree nor the one
 * asked about: rows of such slots may have changed or gone, so no separator may remember them.
 */
final class CheckedTree {

    private final int[] values;
    private final BitSet inTree = new BitSet();
    private final List<Integer> sorted = new ArrayList<>();
    private final Comparator<Integer> order;
    private final CountedTree tree = new CountedTree(this::compare);
    private int asked = -1;

    CheckedTree(int slots) {
        this.values = new int[slots];
        this.order = Comparator.<Integer>comparingInt(slot -> values[slot]).thenComparing(Comparator.naturalOrder());
    }

    /** The values of all slots: ascending, descending, random, or with many ties. */
    CheckedTree withValues(int form, Random random) {
        for (int slot = 0; slot < values.length; slot++) {
            values[slot] = switch (form) {
                case 0 -> slot;
                case 1 -> values.length - slot;
                case 2 -> random.nextInt(1 << 20);
                default -> random.nextInt(3);
            };
        }
        return this;
    }

    private int compare(int a, int b) {
        requireKnown(a);
        requireKnown(b);
        return order.compare(a, b);
    }

    private void requireKnown(int slot) {
        if (!inTree.get(slot) && slot != asked) {
            throw new AssertionError("slot " + slot + " was compared, but is not in the tree");
        }
    }

    int size() {
        return sorted.size();
    }

    boolean has(int slot) {
        return inTree.get(slot);
    }

    int slotAt(int rank) {
        return sorted.get(rank);
    }

    void add(int slot, int value) {
        values[slot] = value;
        add(slot);
    }

    void add(int slot) {
        sorted.add(-Collections.binarySearch(sorted, slot, order) - 1, slot);
        asked = slot;
        tree.add(slot);
        inTree.set(slot);
    }

    void remove(int slot) {
        sorted.remove(Collections.binarySearch(sorted, slot, order));
        asked = slot;
        tree.remove(slot);
        inTree.clear(slot);
    }

    void build(int size) {
        inTree.set(0, size);
        for (int slot = 0; slot < size; slot++) {
            sorted.add(slot);
        }
        sorted.sort(order);
        tree.build(sorted.stream().mapToInt(Integer::intValue).toArray(), size);
    }

    void check() {
        assertThat(tree.size()).isEqualTo(sorted.size());
        for (int rank = 0; rank < sorted.size(); rank++) {
            int slot = sorted.get(rank);
            asked = slot;
            assertThat(tree.select(rank)).as("slot at %s", rank).isEqualTo(slot);
            assertThat(tree.rank(slot)).as("rank of slot %s", slot).isEqualTo(rank);
        }
    }
}
