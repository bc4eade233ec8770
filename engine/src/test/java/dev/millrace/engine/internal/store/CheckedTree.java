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
    private final SlotOrder checkedOrder;
    private final CountedTree tree;
    private int asked = -1;

    /**
     * An empty tree.
     *
     * @param slots how many there are
     * @param prefixes 0 for an order without prefixes, 1 for one whose prefixes tell all values apart, 2 for one whose sequences
     *            share a long head, tell only some values apart and are known to share only part of what they do
     */
    CheckedTree(int slots, int prefixes) {
        this.values = new int[slots];
        this.checkedOrder = prefixes == 0 ? this::compare : new Prefixed(prefixes == 1 ? 0 : 11, prefixes == 1 ? 0 : 6);
        this.tree = new CountedTree(checkedOrder);
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

    /** Sequences of one half byte of the value a byte, behind a head that all share. */
    private final class Prefixed implements SlotOrder {
        private final int head;
        private final int dropped;

        Prefixed(int head, int dropped) {
            this.head = head;
            this.dropped = dropped;
        }

        @Override
        public int compare(int a, int b) {
            return CheckedTree.this.compare(a, b);
        }

        @Override
        public boolean hasPrefixes() {
            return true;
        }

        @Override
        public long prefix(int slot, int skip) {
            requireKnown(slot);
            long prefix = 0;
            for (int i = skip; i < skip + Long.BYTES; i++) {
                prefix = prefix << Byte.SIZE | byteAt(slot, i);
            }
            return prefix;
        }

        @Override
        public int common(int a, int b) {
            requireKnown(a);
            requireKnown(b);
            int common = 0;
            while (common < head + Long.BYTES && byteAt(a, common) == byteAt(b, common)) {
                common++;
            }
            return head == 0 ? common : common * 7 / 8;
        }

        private int byteAt(int slot, int i) {
            return i < head ? 0xE5 : i >= head + 8 ? 0 : values[slot] >>> dropped >>> 4 * (head + 7 - i) & 0xF;
        }
    }

    int size() {
        return sorted.size();
    }

    long bytes() {
        return tree.bytes();
    }

    long rowsCompared() {
        return tree.rowsCompared();
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

    /** Builds the tree of the first slots, sorted beforehand or not. */
    void build(int size, boolean unsorted, Random random) {
        inTree.set(0, size);
        for (int slot = 0; slot < size; slot++) {
            sorted.add(slot);
        }
        sorted.sort(order);
        List<Integer> given = new ArrayList<>(sorted);
        int[] slots = given.stream().mapToInt(Integer::intValue).toArray();
        if (unsorted) {
            Collections.shuffle(given, random);
            tree.sortAndBuild(given.stream().mapToInt(Integer::intValue).toArray(), size);
        } else {
            tree.build(slots, size);
        }
    }

    /** Goes a few steps in both directions from a position, that of a slot and that of a value. */
    void checkCursor(int rank, Random random) {
        SlotCursor cursor = new SlotCursor();
        tree.seekRank(cursor, rank);
        walk(cursor, rank, random);
        if (rank < sorted.size()) {
            asked = sorted.get(rank);
            tree.seekSlot(cursor, asked);
            walk(cursor, rank, random);
        }
        int value = random.nextInt(1 << 20);
        SlotProbe probe = new SlotProbe() {
            @Override
            public int compareTo(int slot) {
                requireKnown(slot);
                return Integer.compare(value, values[slot]);
            }
        };
        int below = (int) sorted.stream().filter(slot -> values[slot] < value).count();
        assertThat(tree.rank(probe)).isEqualTo(below);
        tree.seek(cursor, probe);
        walk(cursor, below, random);
    }

    private void walk(SlotCursor cursor, int from, Random random) {
        int at = from;
        int steps = random.nextInt(300);
        boolean forwards = random.nextBoolean();
        for (int i = 0; i < steps; i++) {
            forwards ^= random.nextInt(60) == 0;
            if (forwards) {
                assertThat(cursor.next()).isEqualTo(at < sorted.size() ? sorted.get(at) : -1);
                at = Math.min(at + 1, sorted.size());
            } else {
                assertThat(cursor.previous()).isEqualTo(at > 0 ? sorted.get(at - 1) : -1);
                at = Math.max(at - 1, 0);
            }
        }
    }

    void check() {
        TreeInvariants.check(tree, checkedOrder);
        assertThat(tree.size()).isEqualTo(sorted.size());
        for (int rank = 0; rank < sorted.size(); rank++) {
            int slot = sorted.get(rank);
            asked = slot;
            assertThat(tree.select(rank)).as("slot at %s", rank).isEqualTo(slot);
            assertThat(tree.rank(slot)).as("rank of slot %s", slot).isEqualTo(rank);
            assertThat(tree.contains(slot)).isTrue();
        }
    }
}
