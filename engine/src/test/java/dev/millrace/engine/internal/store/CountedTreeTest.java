package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A tree against a sorted list. */
class CountedTreeTest {

    /** Enough for three levels, however full the nodes are. */
    private static final int MANY = 9000;

    @Property(tries = 200)
    void addAndRemove_fewSlots_agreesWithList(@ForAll @Size(max = 400) List<@IntRange(max = 199) Integer> slots,
            @ForAll @IntRange(max = 2) int prefixes, @ForAll Random random) {
        CheckedTree tree = new CheckedTree(200, prefixes);

        for (int slot : slots) {
            if (tree.has(slot)) {
                tree.remove(slot);
            } else {
                tree.add(slot, random.nextInt(50));
            }
        }

        tree.check();
        tree.checkCursor(random.nextInt(tree.size() + 1), random);
    }

    @Property(tries = 48)
    void addAndRemove_threeLevels_agreesWithList(@ForAll @IntRange(max = 3) int form,
            @ForAll @IntRange(max = 3) int way, @ForAll @IntRange(max = 2) int prefixes,
            @ForAll Random random) {
        CheckedTree tree = new CheckedTree(MANY, prefixes).withValues(form, random);
        for (int slot = 0; slot < MANY; slot++) {
            tree.add(slot);
        }
        tree.check();

        while (tree.size() > 0) {
            int keep = tree.size() / 4;
            while (tree.size() > keep) {
                tree.remove(tree.slotAt(next(way, tree.size(), random)));
            }
            tree.check();
            tree.checkCursor(random.nextInt(tree.size() + 1), random);
        }

        tree.add(7);
        tree.check();
    }

    /** Which of the slots goes next: the first, the last, any, or the one in the middle. */
    private static int next(int way, int size, Random random) {
        return switch (way) {
            case 0 -> 0;
            case 1 -> size - 1;
            case 2 -> random.nextInt(size);
            default -> size / 2;
        };
    }

    @Property(tries = 48)
    void addAndRemove_inTurn_agreesWithList(@ForAll @IntRange(max = 3) int form, @ForAll @IntRange(max = MANY) int size,
            @ForAll @IntRange(max = 2) int prefixes, @ForAll boolean unsorted, @ForAll Random random) {
        CheckedTree tree = new CheckedTree(MANY, prefixes).withValues(form, random);
        tree.build(size, unsorted, random);
        tree.check();

        for (int i = 0; i < 10_000; i++) {
            int slot = random.nextInt(MANY);
            if (tree.has(slot)) {
                tree.remove(slot);
            } else {
                tree.add(slot, random.nextInt(1 << 20));
            }
        }

        tree.check();
    }

    @Test
    void build_again_replacesTheContent() {
        CountedTree tree = new CountedTree(Integer::compare);
        tree.build(new int[] {0, 1, 2}, 3);

        tree.build(new int[] {4, 5, 6, 7}, 2);

        assertThat(tree.size()).isEqualTo(2);
        assertThat(tree.select(0)).isEqualTo(4);
        assertThat(tree.select(1)).isEqualTo(5);
    }

    @Test
    void build_ofNothing_isEmpty() {
        CountedTree tree = new CountedTree(Integer::compare);

        tree.build(new int[0], 0);

        assertThat(tree.size()).isZero();
        tree.add(1);
        assertThat(tree.select(0)).isEqualTo(1);
    }

    @Test
    void add_presentSlot_isRefused() {
        CountedTree tree = new CountedTree(Integer::compare);
        tree.add(3);

        assertThatThrownBy(() -> tree.add(3)).isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 3");

        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void removeAndRank_absentSlot_areRefused() {
        CountedTree tree = new CountedTree(Integer::compare);
        tree.add(3);

        assertThatThrownBy(() -> tree.remove(4)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("slot 4");
        assertThatThrownBy(() -> tree.rank(4)).isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 4");

        assertThat(tree.size()).isEqualTo(1);
    }

    @Test
    void rank_manySlots_comparesFewOfThem() {
        int[] comparisons = new int[1];
        CountedTree tree = new CountedTree((a, b) -> {
            comparisons[0]++;
            return Integer.compare(a, b);
        });
        for (int slot = 0; slot < MANY; slot++) {
            tree.add(slot);
        }
        comparisons[0] = 0;

        tree.rank(MANY / 3);

        assertThat(comparisons[0]).isLessThanOrEqualTo(20);
    }

    @Test
    void remove_everything_leavesNothing() {
        for (int prefixes = 0; prefixes < 3; prefixes++) {
            Random random = new Random(5);
            CheckedTree tree = new CheckedTree(MANY, prefixes).withValues(2, random);
            long empty = tree.bytes();
            tree.build(MANY, true, random);

            while (tree.size() > 0) {
                tree.remove(tree.slotAt(random.nextInt(tree.size())));
            }

            assertThat(tree.bytes()).isEqualTo(empty);
        }
    }

    @Test
    void rank_wherePrefixesDecide_comparesNoRows() {
        CheckedTree tree = new CheckedTree(MANY, 1).withValues(1, new Random(6));
        for (int slot = 0; slot < MANY; slot++) {
            tree.add(slot);
        }
        long before = tree.rowsCompared();

        tree.check();

        assertThat(tree.rowsCompared() - before).isZero();
    }

    @Test
    void bytes_afterRandomChanges_areFew() {
        for (int prefixes = 0; prefixes < 2; prefixes++) {
            Random random = new Random(7);
            CheckedTree tree = new CheckedTree(MANY, prefixes).withValues(2, random);
            tree.build(MANY / 2, true, random);
            for (int i = 0; i < 4 * MANY; i++) {
                int slot = random.nextInt(MANY);
                if (tree.has(slot)) {
                    tree.remove(slot);
                } else {
                    tree.add(slot, random.nextInt(1 << 20));
                }
            }

            assertThat(tree.bytes() / (double) tree.size()).isLessThan(prefixes == 0 ? 10 : 20);
        }
    }
}
