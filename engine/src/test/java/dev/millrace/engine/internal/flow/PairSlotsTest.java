package dev.millrace.engine.internal.flow;

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

/** Slots of pairs: one for each, kept while it is there, not given to another in the commit that freed it. */
class PairSlotsTest {

    private record Pair(int left, int right) {
    }

    @Property(tries = 200)
    void slotAndRelease_randomly_givesEachPairItsOwn(@ForAll Random random) {
        PairSlots slots = new PairSlots();
        Map<Pair, Integer> known = new HashMap<>();
        int most = 0;

        for (int commit = 0; commit < 20; commit++) {
            slots.beginCommit();
            Set<Integer> freed = new HashSet<>();
            for (int i = random.nextInt(10); i > 0; i--) {
                Pair pair = new Pair(random.nextInt(4), random.nextInt(4));
                if (known.containsKey(pair) && random.nextBoolean()) {
                    slots.release(pair.left(), pair.right());
                    freed.add(known.remove(pair));
                } else {
                    int slot = slots.slot(pair.left(), pair.right());
                    Integer before = known.put(pair, slot);
                    assertThat(before == null || before == slot).as("%s keeps its slot", pair).isTrue();
                    assertThat(freed).doesNotContain(slot);
                }
            }
            List<Integer> taken = new ArrayList<>(known.values());
            assertThat(taken).doesNotHaveDuplicates();
            assertThat(slots.size()).isEqualTo(taken.size());
            most = Math.max(most, taken.size() + freed.size());
            int bound = most;
            assertThat(taken).as("slots are used again").allMatch(slot -> slot < bound);
        }
    }
}
