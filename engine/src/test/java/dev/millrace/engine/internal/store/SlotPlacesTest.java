package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Places of slots against a map. */
class SlotPlacesTest {

    @Property(tries = 100)
    void giveAndRelease_randomly_agreesWithMap(@ForAll @IntRange(min = 1, max = 100_000) int slots,
            @ForAll Random random) {
        SlotPlaces places = new SlotPlaces();
        Map<Integer, Integer> model = new HashMap<>();
        int most = 0;

        for (int step = 0; step < 500; step++) {
            int slot = random.nextInt(slots);
            if (model.containsKey(slot)) {
                assertThat(places.of(slot)).isEqualTo(model.get(slot));
            } else {
                assertThat(places.of(slot)).isEqualTo(SlotPlaces.NONE);
                model.put(slot, places.give(slot));
            }
            if (random.nextInt(3) == 0) {
                List<Integer> known = new ArrayList<>(model.keySet());
                places.release(model.remove(known.get(random.nextInt(known.size()))));
            }
            most = Math.max(most, model.size() + 1);

            assertThat(places.size()).isEqualTo(model.size());
            assertThat(new HashSet<>(model.values())).hasSameSizeAs(model.values());
            assertThat(model.values()).allSatisfy(place -> assertThat(place).isNotNegative());
            model.forEach((known, place) -> assertThat(places.slot(place)).isEqualTo(known));
        }
        int greatest = most;
        assertThat(model.values()).as("places next to each other").allSatisfy(
                place -> assertThat(place).isLessThan(greatest));
        Set<Integer> found = new HashSet<>();
        places.forEach(slot -> assertThat(found.add(slot)).isTrue());
        assertThat(found).isEqualTo(model.keySet());
    }
}
