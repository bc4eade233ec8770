package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store of lanes against a map. */
class LaneStoreTest {

    private record Kept(@Nullable Object[] lanes, @Nullable Object made) {
    }

    @Property(tries = 200)
    void putRememberAndRemove_randomly_agreesWithMap(@ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 1, max = 3000) int slots, @ForAll Random random) {
        LaneStore store = new LaneStore(width);
        Map<Integer, Kept> model = new HashMap<>();

        for (int step = 0; step < 300; step++) {
            int slot = random.nextInt(random.nextInt(slots) + 1);
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
            check(store, model, width, slots);
        }
    }

    /** Few rows take no room for the slots between them, and many no places of their own. */
    @Test
    void put_fewRowsOfManySlots_takesRoomForThemAlone() {
        LaneStore store = new LaneStore(1);
        @Nullable Object[] row = {"row"};
        for (int slot = 0; slot < 100_000; slot += 10_000) {
            store.put(slot, row, 0);
        }
        assertThat(store.bytes()).isLessThan(500);

        for (int slot = 0; slot < 100_000; slot++) {
            store.put(slot, row, 0);
        }
        assertThat(store.size()).isEqualTo(100_000);
        assertThat(store.bytes()).isLessThan(800_000);
        for (int slot = 0; slot < 100_000; slot++) {
            assertThat(store.has(slot)).isTrue();
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

    private static void check(LaneStore store, Map<Integer, Kept> model, int width, int slots) {
        Set<Integer> held = new HashSet<>();
        store.forEach(slot -> assertThat(held.add(slot)).isTrue());
        assertThat(held).isEqualTo(model.keySet());
        for (int slot = 0; slot < slots + 5; slot += slot < 300 ? 1 : 41) {
            Kept kept = model.get(slot);
            assertThat(store.has(slot)).as("slot %s", slot).isEqualTo(kept != null);
            if (kept != null) {
                int at = store.at(slot);
                assertThat(Arrays.copyOfRange(store.lanes(), at, at + width)).isEqualTo(kept.lanes());
                assertThat(store.made(slot)).isEqualTo(kept.made());
            }
        }
    }
}
