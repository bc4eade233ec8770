package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** An index against a map of sorted sets. */
class PartitionedTreeTest {

    /** An index beside a model that does the same. */
    private static final class Checked implements SlotOrder {
        private final boolean prefixed;
        private final int[] values;
        private final Comparator<Integer> byValue;
        private final KeysBySlot keys;
        private final PartitionedTree index;
        private final Map<Integer, TreeSet<Integer>> model = new HashMap<>();
        private final List<Integer> present = new ArrayList<>();

        Checked(int slots, int hashes, boolean prefixed) {
            this.prefixed = prefixed;
            this.values = new int[slots];
            this.byValue = Comparator.<Integer>comparingInt(slot -> values[slot])
                    .thenComparing(Comparator.naturalOrder());
            this.keys = new KeysBySlot(slots, hashes);
            this.index = new PartitionedTree(this);
        }

        @Override
        public int compare(int a, int b) {
            assertThat(keys.keyOf(a)).as("slots of different keys are not compared").isEqualTo(keys.keyOf(b));
            return byValue.compare(a, b);
        }

        @Override
        public boolean hasPrefixes() {
            return prefixed;
        }

        @Override
        public long prefix(int slot, int skip) {
            return skip > 3 ? 0 : (long) values[slot] << 32 + 8 * skip;
        }

        @Override
        public int common(int a, int b) {
            return Integer.numberOfLeadingZeros(values[a] ^ values[b]) / 8;
        }

        void add(int key, int slot, int value) {
            values[slot] = value;
            keys.put(slot, key);
            TreeSet<Integer> slots = model.computeIfAbsent(key, absent -> new TreeSet<>(byValue));
            slots.add(slot);
            present.add(slot);
            assertThat(index.add(keys.of(key), slot)).isEqualTo(slots.size());
        }

        /** Removes the slot at a place of the list of those that are present. */
        void removeAt(int place) {
            int slot = present.get(place);
            present.set(place, present.get(present.size() - 1));
            present.remove(present.size() - 1);
            int key = keys.keyOf(slot);
            TreeSet<Integer> slots = model.get(key);
            slots.remove(slot);
            if (slots.isEmpty()) {
                model.remove(key);
            }
            assertThat(index.remove(keys.of(key), slot)).isEqualTo(slots.size());
            keys.put(slot, -1);
        }

        void check(int key, Random random) {
            int bucket = index.find(keys.of(key));
            List<Integer> expected = new ArrayList<>(model.getOrDefault(key, new TreeSet<>()));
            assertThat(bucket >= 0).isEqualTo(!expected.isEmpty());
            if (bucket < 0) {
                return;
            }
            assertThat(index.count(bucket)).isEqualTo(expected.size());
            for (int rank = 0; rank < expected.size(); rank++) {
                assertThat(index.select(bucket, rank)).isEqualTo(expected.get(rank));
                assertThat(index.rank(bucket, expected.get(rank))).isEqualTo(rank);
            }
            assertThat(index.first(bucket)).isEqualTo(expected.get(0));
            assertThat(index.last(bucket)).isEqualTo(expected.get(expected.size() - 1));
            checkCursor(bucket, expected, random);
        }

        private void checkCursor(int bucket, List<Integer> expected, Random random) {
            SlotCursor cursor = new SlotCursor();
            index.seekRank(bucket, cursor, random.nextInt(expected.size() + 1));
            int value = random.nextInt(50);
            int from = (int) expected.stream().filter(slot -> values[slot] < value).count();
            index.seek(bucket, cursor, new SlotProbe() {
                @Override
                public int compareTo(int slot) {
                    return Integer.compare(value, values[slot]);
                }
            });
            for (int i = from; i <= expected.size(); i++) {
                assertThat(cursor.next()).isEqualTo(i < expected.size() ? expected.get(i) : -1);
            }
            for (int i = expected.size() - 1; i >= -1; i--) {
                assertThat(cursor.previous()).isEqualTo(i < 0 ? -1 : expected.get(i));
            }
        }

        void checkAll(int keyCount, Random random) {
            for (int key = 0; key < keyCount; key++) {
                check(key, random);
            }
            assertThat(index.size()).isEqualTo(present.size());
            assertThat(index.distinct()).isEqualTo(model.size());
            assertThat(index.fault()).isNull();
        }
    }

    @Property(tries = 80)
    void addAndRemove_randomly_agreesWithModel(@ForAll @IntRange(min = 1, max = 100) int keyCount,
            @ForAll @IntRange(min = 1, max = 100) int hashes, @ForAll @IntRange(min = 1, max = 2000) int slots,
            @ForAll boolean prefixed, @ForAll Random random) {
        Checked checked = new Checked(slots, hashes, prefixed);
        List<Integer> absent = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            absent.add(slot);
        }

        for (int part = 0; part < 3; part++) {
            for (int step = 0; step < slots; step++) {
                boolean adds = random.nextInt(4) < 3 - part;
                if (adds && !absent.isEmpty()) {
                    int key = random.nextBoolean() ? random.nextInt(keyCount) : random.nextInt(1 + keyCount / 8);
                    checked.add(key, absent.remove(random.nextInt(absent.size())), random.nextInt(50));
                } else if (!adds && !checked.present.isEmpty()) {
                    int place = random.nextInt(checked.present.size());
                    absent.add(checked.present.get(place));
                    checked.removeAt(place);
                }
                if (step % 50 == 0) {
                    checked.check(random.nextInt(keyCount), random);
                }
            }
            checked.checkAll(keyCount, random);
        }
        while (!checked.present.isEmpty()) {
            checked.removeAt(random.nextInt(checked.present.size()));
        }
        checked.checkAll(keyCount, random);
        assertThat(checked.index.treeCount()).isZero();
    }

    @Test
    void remove_everything_leavesNothing() {
        Random random = new Random(8);
        Checked checked = new Checked(20_000, 1 << 15, true);
        long empty = checked.index.bytes();
        for (int slot = 0; slot < 20_000; slot++) {
            checked.add(random.nextBoolean() ? random.nextInt(20) : random.nextInt(1 << 15), slot,
                    random.nextInt(1 << 20));
        }
        assertThat(checked.index.treeCount()).isEqualTo(20);

        while (!checked.present.isEmpty()) {
            checked.removeAt(random.nextInt(checked.present.size()));
        }

        checked.checkAll(1000, random);
        assertThat(checked.index.bytes()).isLessThan(empty + 8192);
    }

    @Test
    void addAndRemove_atTheBoundOfLists_agreesWithModel() {
        Random random = new Random(9);
        Checked checked = new Checked(200, 7, true);

        for (int round = 0; round < 5; round++) {
            for (int slot = 0; slot < 65; slot++) {
                checked.add(3, slot, 100 - slot);
                checked.check(3, random);
            }
            assertThat(checked.index.treeCount()).isEqualTo(1);
            while (!checked.present.isEmpty()) {
                checked.removeAt(checked.present.size() - 1);
                checked.check(3, random);
            }
            assertThat(checked.index.treeCount()).isZero();
        }
    }

    @Test
    void change_thatCannotBe_isRefused() {
        Checked checked = new Checked(300, 300, false);
        checked.add(1, 1, 5);
        checked.add(2, 2, 6);
        checked.add(2, 3, 7);
        for (int slot = 100; slot < 200; slot++) {
            checked.add(4, slot, slot);
        }
        for (int key : new int[] {1, 2, 4}) {
            checked.keys.put(250, key);
            KeyProbe probe = checked.keys.of(key);

            assertThatThrownBy(() -> checked.index.remove(probe, 250)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("slot 250 ");
            assertThatThrownBy(() -> checked.index.rank(checked.index.find(probe), 250))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 250 ");
            assertThatThrownBy(() -> checked.index.select(checked.index.find(probe), 100))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            int present = key == 4 ? 150 : key;
            assertThatThrownBy(() -> checked.index.add(probe, present)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("slot " + present);
        }

        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(7), 1))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 1 ");
        checked.checkAll(10, new Random(1));
    }
}
