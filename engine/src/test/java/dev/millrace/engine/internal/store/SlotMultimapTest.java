package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import dev.millrace.query.value.Values;

/** A multimap against a sorted map of sets. */
class SlotMultimapTest {

    /** A multimap beside a model that does the same. */
    private static final class Checked {
        private final SlotMultimap map = new SlotMultimap();
        private final Map<Object, Set<Integer>> model = new TreeMap<>(Values::compare);

        void add(Object key, int slot) {
            map.add(key, slot);
            model.computeIfAbsent(key, absent -> new TreeSet<>()).add(slot);
        }

        void remove(Object key, int slot) {
            map.remove(key, slot);
            model.computeIfPresent(key, (same, slots) -> slots.remove(slot) && slots.isEmpty() ? null : slots);
        }

        void toggle(Object key, int slot) {
            if (expected(key).contains(slot)) {
                remove(key, slot);
            } else {
                add(key, slot);
            }
        }

        List<Object> keys() {
            return new ArrayList<>(model.keySet());
        }

        Set<Integer> expected(Object key) {
            return model.getOrDefault(key, Set.of());
        }

        void removeAll(Object key) {
            List.copyOf(expected(key)).forEach(slot -> remove(key, slot));
        }

        void check(Object key) {
            assertThat(slots(map, key)).as("slots of %s", key).containsExactlyInAnyOrderElementsOf(expected(key));
            assertThat(map.size()).isEqualTo(model.values().stream().mapToInt(Set::size).sum());
        }
    }

    private static List<Integer> slots(SlotMultimap map, Object key) {
        List<Integer> found = new ArrayList<>();
        map.forEach(key, found::add);
        return found;
    }

    @Property(tries = 200)
    void addAndRemove_randomly_agreesWithModel(@ForAll @IntRange(max = Keys.FAMILY_COUNT - 1) int family,
            @ForAll @IntRange(min = 2, max = 200) int numbers, @ForAll @IntRange(min = 1, max = 6) int slots,
            @ForAll Random random) {
        Checked checked = new Checked();

        for (int step = 0; step < 4 * numbers; step++) {
            Object key = Keys.of(family, random.nextInt(numbers), random);
            checked.toggle(key, random.nextInt(slots));
            checked.check(key);
        }

        for (int number = 0; number < numbers; number++) {
            checked.check(Keys.of(family, number, random));
        }
        checked.keys().forEach(checked::removeAll);
        for (int number = 0; number < numbers; number++) {
            checked.check(Keys.of(family, number, random));
        }
    }

    @Property(tries = 200)
    void remove_wherever_keepsTheOthers(@ForAll @IntRange(max = Keys.FAMILY_COUNT - 1) int family,
            @ForAll Random random) {
        Checked checked = new Checked();
        for (int number = 0; number < 10; number++) {
            Object key = Keys.of(family, number * 37 + random.nextInt(37), random);
            int slots = 1 + random.nextInt(3);
            for (int slot = 0; slot < slots; slot++) {
                checked.add(key, slot);
            }
        }

        while (!checked.keys().isEmpty()) {
            Object key = checked.keys().get(random.nextInt(checked.keys().size()));
            checked.removeAll(key);

            checked.check(key);
            checked.keys().forEach(checked::check);
        }
    }

    @Test
    void add_manySlotsOfOneKey_keepsAll() {
        Checked checked = new Checked();

        for (int slot = 0; slot < 5000; slot++) {
            checked.add("key", slot);
        }
        checked.check("key");

        for (int slot = 0; slot < 5000; slot += 2) {
            checked.remove("key", slot);
        }
        checked.check("key");
    }

    @Test
    void remove_absentSlot_isRefused() {
        SlotMultimap map = new SlotMultimap();
        map.add("one", 1);
        map.add("two", 2);
        map.add("two", 3);

        assertThatThrownBy(() -> map.remove("none", 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("slot 1");
        assertThatThrownBy(() -> map.remove("one", 2)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one");
        assertThatThrownBy(() -> map.remove("two", 4)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("slot 4");

        assertThat(map.size()).isEqualTo(3);
        assertThat(slots(map, "two")).containsExactlyInAnyOrder(2, 3);
    }
}
