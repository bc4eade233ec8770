package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** An index against a map of sets. */
class SlotIndexTest {

    /** An index beside a model that does the same. */
    private static final class Checked {
        private final SlotIndex index = new SlotIndex();
        private final KeysBySlot keys;
        private final Map<Integer, Set<Integer>> model = new HashMap<>();
        private final List<Integer> present = new ArrayList<>();

        Checked(int slots, int hashes) {
            this.keys = new KeysBySlot(slots, hashes);
        }

        void add(int key, int slot) {
            Set<Integer> slots = model.computeIfAbsent(key, absent -> new TreeSet<>());
            slots.add(slot);
            present.add(slot);
            assertThat(index.add(keys.of(key), slot)).isEqualTo(slots.size());
            keys.put(slot, key);
        }

        /** Removes the slot at a place of the list of those that are present. */
        void removeAt(int place) {
            int slot = present.get(place);
            present.set(place, present.get(present.size() - 1));
            present.remove(present.size() - 1);
            int key = keys.keyOf(slot);
            Set<Integer> slots = model.get(key);
            slots.remove(slot);
            if (slots.isEmpty()) {
                model.remove(key);
            }
            assertThat(index.remove(keys.of(key), slot)).isEqualTo(slots.size());
            keys.put(slot, -1);
        }

        void check(int key) {
            assertThat(slots(index, keys.of(key))).as("slots of %s", key)
                    .containsExactlyInAnyOrderElementsOf(model.getOrDefault(key, Set.of()));
        }

        void checkAll(int keyCount) {
            for (int key = 0; key < keyCount; key++) {
                check(key);
            }
            assertThat(index.size()).isEqualTo(present.size());
            assertThat(index.distinct()).isEqualTo(model.size());
            assertThat(index.fault()).isNull();
        }
    }

    private static List<Integer> slots(SlotIndex index, KeyProbe probe) {
        List<Integer> found = new ArrayList<>();
        int bucket = index.find(probe);
        for (int i = 0; bucket >= 0 && i < index.count(bucket); i++) {
            found.add(index.slotAt(bucket, i));
            assertThat(index.contains(probe, index.slotAt(bucket, i))).isTrue();
        }
        return found;
    }

    /** Ever more slots at first, then as many, then fewer, over keys with few or many slots each. */
    @Property(tries = 80)
    void addAndRemove_randomly_agreesWithModel(@ForAll @IntRange(min = 1, max = 300) int keyCount,
            @ForAll @IntRange(min = 1, max = 300) int hashes, @ForAll @IntRange(min = 1, max = 3000) int slots,
            @ForAll Random random) {
        Checked checked = new Checked(slots, hashes);
        List<Integer> absent = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            absent.add(slot);
        }

        for (int part = 0; part < 3; part++) {
            for (int step = 0; step < slots; step++) {
                boolean adds = random.nextInt(4) < 3 - part;
                if (adds && !absent.isEmpty()) {
                    int key = random.nextBoolean() ? random.nextInt(keyCount) : random.nextInt(1 + keyCount / 8);
                    checked.add(key, absent.remove(random.nextInt(absent.size())));
                } else if (!adds && !checked.present.isEmpty()) {
                    int place = random.nextInt(checked.present.size());
                    absent.add(checked.present.get(place));
                    checked.removeAt(place);
                }
                checked.check(random.nextInt(keyCount));
            }
            checked.checkAll(keyCount);
        }
        while (!checked.present.isEmpty()) {
            checked.removeAt(random.nextInt(checked.present.size()));
        }
        checked.checkAll(keyCount);
    }

    @Property(tries = 10)
    void remove_everything_leavesNothing(@ForAll @IntRange(min = 1, max = 20_000) int keyCount,
            @ForAll Random random) {
        Checked checked = new Checked(20_000, 1 << 15);
        long empty = checked.index.bytes();
        for (int slot = 0; slot < 20_000; slot++) {
            checked.add(random.nextInt(keyCount), slot);
        }

        while (!checked.present.isEmpty()) {
            checked.removeAt(random.nextInt(checked.present.size()));
        }

        checked.checkAll(100);
        assertThat(checked.index.bytes()).isLessThan(empty + 8192);
    }

    @Test
    void addAndRemove_manySlotsOfOneKey_compareFewRows() {
        Checked checked = new Checked(10_000, 10);
        for (int slot = 0; slot < 10_000; slot++) {
            checked.add(3, slot);
        }
        int before = checked.keys.compared();

        for (int i = 0; i < 9_999; i++) {
            checked.removeAt(i % 2 == 0 ? 0 : checked.present.size() - 1);
        }

        assertThat(checked.keys.compared() - before).isLessThanOrEqualTo(10_000);
        checked.checkAll(10);
    }

    @Test
    void bytes_ofUniqueAndOfSharedKeys_areAsPromised() {
        for (int shared : new int[] {1, 2, 10, 100}) {
            int slots = 100_000;
            Checked checked = new Checked(slots, slots);
            for (int slot = 0; slot < slots; slot++) {
                checked.add(slot / shared, slot);
            }

            double list = shared == 1 ? 0 : 6 + 8.0 / shared;
            double places = shared > 32 ? 5 : 0;
            assertThat(checked.index.bytes() / (double) slots).as("%s slots a key", shared)
                    .isLessThan(13.9 / shared + 1.25 * list + places + 0.1);
        }
    }

    @Test
    void remove_absentSlot_isRefused() {
        Checked checked = new Checked(100, 100);
        checked.add(1, 1);
        checked.add(2, 2);
        checked.add(2, 3);
        for (int slot = 10; slot < 60; slot++) {
            checked.add(4, slot);
        }

        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(0), 1))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 1 ");
        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(1), 2))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("hash is " + 0x10000);
        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(2), 4))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 4 ");
        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(4), 9))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 9 ");
        assertThatThrownBy(() -> checked.index.remove(checked.keys.of(4), 75))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("slot 75 ");

        checked.checkAll(10);
    }
}
