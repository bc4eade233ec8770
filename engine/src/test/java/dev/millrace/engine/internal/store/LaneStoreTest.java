package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A store of lanes against a map. */
class LaneStoreTest {

    private record Kept(@Nullable Object[] lanes, @Nullable Object made) {
    }

    @Property(tries = 200)
    void putRememberAndRemove_randomly_agreesWithMap(@ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 1, max = 300) int slots, @ForAll Random random) {
        LaneStore store = new LaneStore(width);
        Map<Integer, Kept> model = new HashMap<>();

        for (int step = 0; step < 300; step++) {
            int slot = random.nextInt(slots);
            Kept known = model.get(slot);
            if (known == null || random.nextInt(3) == 0) {
                @Nullable Object[] from = anyLanes(width, step, random);
                int at = random.nextInt(2) * width;
                store.put(slot, from, at);
                model.put(slot, new Kept(Arrays.copyOfRange(from, at, at + width), null));
            } else if (random.nextBoolean()) {
                store.remember(slot, "made " + step);
                model.put(slot, new Kept(known.lanes(), "made " + step));
            } else {
                store.remove(slot);
                model.remove(slot);
            }

            assertThat(store.size()).isEqualTo(model.size());
            check(store, model, width);
        }
    }

    /** Two rows; only the first lane is never null. */
    private static @Nullable Object[] anyLanes(int width, int step, Random random) {
        @Nullable Object[] lanes = new @Nullable Object[2 * width];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = i % width == 0 || random.nextBoolean() ? "row " + step + "." + i : null;
        }
        return lanes;
    }

    private static void check(LaneStore store, Map<Integer, Kept> model, int width) {
        for (int slot = 0; slot < store.slots() + 5; slot++) {
            Kept kept = model.get(slot);
            assertThat(store.has(slot)).as("slot %s", slot).isEqualTo(kept != null);
            if (kept != null) {
                int at = store.at(slot);
                assertThat(Arrays.copyOfRange(store.lanes(), at, at + width)).isEqualTo(kept.lanes());
                assertThat(store.made(slot)).isEqualTo(kept.made());
            }
        }
        assertThat(model.keySet()).allMatch(slot -> slot < store.slots());
    }
}
