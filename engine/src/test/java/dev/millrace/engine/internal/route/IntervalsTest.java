package dev.millrace.engine.internal.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.Scalar;

class IntervalsTest {

    private record Interval(@Nullable Integer least, @Nullable Integer greatest, int owner) {

        boolean holds(int value) {
            return (least == null || least <= value) && (greatest == null || greatest >= value);
        }
    }

    private final Value value = new Value(new Scalar() {
        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return rows[at];
        }
    });

    private Intervals<Integer> intervals = new Intervals<>(Comparator.naturalOrder());

    private List<Integer> found(Object around) {
        List<Integer> found = new ArrayList<>();
        value.read(new Object[] {around}, 0);
        intervals.forEachAround(value, found::add);
        return found;
    }

    @Property(tries = 60)
    void forEachAround_anyHistory_findsThoseThatHoldTheValue(@ForAll long seed) {
        intervals = new Intervals<>(Comparator.naturalOrder()); // a try begins without those of the one before
        Random random = new Random(seed);
        List<Interval> expected = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            if (expected.isEmpty() || random.nextInt(3) > 0) {
                Interval added = drawn(random, step);
                intervals.add(added.least(), added.greatest(), added.owner());
                expected.add(added);
            } else {
                Interval removed = expected.remove(random.nextInt(expected.size()));
                intervals.remove(removed.least(), removed.owner());
            }
            int around = random.nextInt(40) - 5;

            assertThat(found(around)).containsExactlyInAnyOrderElementsOf(
                    expected.stream().filter(interval -> interval.holds(around)).map(Interval::owner).toList());
            assertThat(intervals.size()).isEqualTo(expected.size());
        }
        List<Integer> all = new ArrayList<>();
        intervals.forEach(all::add);
        assertThat(all).containsExactlyInAnyOrderElementsOf(expected.stream().map(Interval::owner).toList());
    }

    private static Interval drawn(Random random, int owner) {
        int least = random.nextInt(30);
        Integer greatest = random.nextInt(4) == 0 ? null : least + random.nextInt(6);
        return new Interval(random.nextInt(4) == 0 ? null : least, greatest, owner);
    }

    /** Wherever they begin, those that ended are not gone over. */
    @Test
    void forEachAround_fewOfMany_comparesFew() {
        int[] compared = {0};
        Value counting = new Value(new Scalar() {
            @Override
            public @Nullable Object eval(@Nullable Object[] rows, int at) {
                return rows[at];
            }
        }) {
            @Override
            int compare(Object bound) {
                compared[0]++;
                return super.compare(bound);
            }
        };
        for (int i = 0; i < 100_000; i++) {
            intervals.add(i, i + 3, i);
        }
        List<Integer> found = new ArrayList<>();
        counting.read(new Object[] {50_000}, 0);

        intervals.forEachAround(counting, found::add);

        assertThat(found).containsExactlyInAnyOrder(49_997, 49_998, 49_999, 50_000);
        assertThat(compared[0]).isBetween(10, 1_000);
    }

    @Test
    void remove_intervalThatIsNotThere_isRefused() {
        intervals.add(1, 2, 7);

        assertThatThrownBy(() -> intervals.remove(1, 8)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("8");
        assertThatThrownBy(() -> intervals.remove(2, 7)).isInstanceOf(IllegalStateException.class);
        assertThat(intervals.size()).isEqualTo(1);
    }
}
