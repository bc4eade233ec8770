package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.RowType;
import dev.millrace.query.value.Values;

/** A map of keys to slots against a sorted map of the same equality. */
class KeyMapTest {

    private static final int SLOTS = 1024;

    record Row(@Nullable Object key) {
    }

    /** A map beside a model that does the same. */
    private static final class Checked {
        private final KeyMap map = new KeyMap(RowType.of(Row.class).component("key"));
        private final @Nullable Object[] rows = new @Nullable Object[SLOTS];
        private final Map<Object, Integer> model = new TreeMap<>(Values::compare);

        void add(Object key, int slot) {
            rows[slot] = new Row(key);
            map.add(slot, Values.hash(key));
            model.put(key, slot);
        }

        void remove(Object key) {
            int slot = model.remove(key);
            map.remove(slot);
            rows[slot] = null;
        }

        List<Object> keys() {
            return new ArrayList<>(model.keySet());
        }

        int find(Object key) {
            return map.find(key, rows);
        }

        void check(Object key) {
            assertThat(find(key)).as("slot of %s", key).isEqualTo(model.getOrDefault(key, -1));
            assertThat(map.size()).isEqualTo(model.size());
        }
    }

    @Property(tries = 300)
    void addAndRemove_randomly_agreesWithModel(@ForAll @IntRange(max = Keys.FAMILY_COUNT - 1) int family,
            @ForAll @IntRange(min = 4, max = 400) int numbers, @ForAll Random random) {
        Checked checked = new Checked();
        int[] slots = random.ints(0, SLOTS).distinct().limit(SLOTS).toArray();

        for (int step = 0; step < 4 * numbers; step++) {
            int number = random.nextInt(numbers);
            Object key = Keys.of(family, number, random);
            if (checked.model.containsKey(key)) {
                checked.remove(key);
            } else {
                checked.add(key, slots[number]);
            }
            checked.check(Keys.of(family, random.nextInt(numbers), random));
        }

        for (int number = 0; number < numbers; number++) {
            checked.check(Keys.of(family, number, random));
        }
        checked.keys().forEach(checked::remove);
        for (int number = 0; number < numbers; number++) {
            checked.check(Keys.of(family, number, random));
        }
    }

    @Property(tries = 200)
    void remove_wherever_keepsTheOthers(@ForAll @IntRange(max = Keys.FAMILY_COUNT - 1) int family,
            @ForAll Random random) {
        Checked checked = new Checked();
        // As many as the smallest table takes: some of the chains go over its end.
        for (int slot = 0; slot < 10; slot++) {
            checked.add(Keys.of(family, slot * 37 + random.nextInt(37), random), slot);
        }

        while (!checked.keys().isEmpty()) {
            Object key = checked.keys().get(random.nextInt(checked.keys().size()));
            checked.remove(key);

            checked.check(key);
            checked.keys().forEach(checked::check);
        }
    }

    @Test
    void find_numbersOfOtherTypes_areEqualByValue() {
        Checked checked = new Checked();
        checked.add(3, 0);
        checked.add(-0.0, 1);

        assertThat(checked.find(3L)).isZero();
        assertThat(checked.find(3.0)).isZero();
        assertThat(checked.find(0)).isEqualTo(1);
        assertThat(checked.find(Double.NaN)).isEqualTo(-1);
        assertThat(checked.find("3")).isEqualTo(-1);
    }

    @Test
    void find_rowWithoutKey_isRefused() {
        KeyMap map = new KeyMap(RowType.of(Row.class).component("key"));
        map.add(0, Values.hash(1));

        assertThatThrownBy(() -> map.find(1, new Object[] {new Row(null)})).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("slot 0");
    }

    @Test
    void remove_rowWhoseKeyWasChanged_findsItsPlace() {
        Checked checked = new Checked();
        for (int slot = 0; slot < 100; slot++) {
            checked.add(slot, slot);
        }
        checked.rows[7] = new Row(8);

        checked.map.remove(7);

        assertThat(checked.find(7)).isEqualTo(-1);
        assertThat(checked.find(8)).isEqualTo(8);
        assertThat(checked.map.size()).isEqualTo(99);
    }

    @Test
    void bytes_ofManyKeys_areFew() {
        for (int keys : new int[] {1_000, 10_000, 100_000, 123_456}) {
            KeyMap grown = new KeyMap(RowType.of(Row.class).component("key"));
            KeyMap reserved = new KeyMap(RowType.of(Row.class).component("key"));
            reserved.reserve(keys);
            long before = reserved.bytes();
            for (int slot = 0; slot < keys; slot++) {
                grown.add(slot, Values.hash(slot));
                reserved.add(slot, Values.hash(slot));
            }

            assertThat(grown.bytes() / (double) keys).isLessThan(11.5);
            assertThat(reserved.bytes() - before).as("growth of the hashes alone").isLessThan(5L * keys);
            assertThat(reserved.find(keys - 1, keyRows(keys))).isEqualTo(keys - 1);
        }
    }

    private static @Nullable Object[] keyRows(int keys) {
        @Nullable Object[] rows = new @Nullable Object[keys];
        for (int slot = 0; slot < keys; slot++) {
            rows[slot] = new Row(slot);
        }
        return rows;
    }
}
