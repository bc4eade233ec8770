package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A map and a set that shrink against those of the JDK. */
class ShrinkingMapTest {

    @Property(tries = 60)
    void putAndRemove_randomly_agreesWithMap(@ForAll @IntRange(min = 1, max = 2_000) int keys, @ForAll Random random) {
        ShrinkingMap<Integer, Integer> map = new ShrinkingMap<>();
        ShrinkingSet<Integer> set = new ShrinkingSet<>();
        Map<Integer, Integer> model = new HashMap<>();

        for (int phase = 0; phase < 4; phase++) {
            for (int step = 0; step < 2 * keys; step++) {
                int key = random.nextInt(keys);
                if (random.nextInt(8) == 0 == (phase % 2 == 0)) {
                    if (random.nextBoolean()) {
                        map.remove(key);
                    } else {
                        assertThat(map.put(key, null)).isEqualTo(model.get(key));
                    }
                    set.remove(key);
                    model.remove(key);
                } else {
                    assertThat(map.put(key, step)).isEqualTo(model.put(key, step));
                    set.add(key);
                }
            }

            for (int key = 0; key < keys; key++) {
                assertThat(map.get(key)).isEqualTo(model.get(key));
            }
            assertThat(set.stream()).containsExactlyInAnyOrderElementsOf(model.keySet());
        }
    }

    @Example
    void isMostlyEmpty_ofFewOfMany() {
        assertThat(List.of(ShrinkingMap.isMostlyEmpty(0, 10), ShrinkingMap.isMostlyEmpty(24, 100),
                ShrinkingMap.isMostlyEmpty(25, 100))).containsExactly(false, true, false);
    }
}
