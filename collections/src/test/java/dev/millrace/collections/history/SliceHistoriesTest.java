package dev.millrace.collections.history;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The incremental law (6) and the laws of optimistic writes (22 to 27) over the queries of the departures board: after
 * every step of a random history each live result is that of a fresh evaluation, and every subscriber's copy is the
 * result. At least half of the results compared have rows. {@code -Dhistories=} says how many histories there are,
 * {@code -Dhistories.seed=} repeats those of a seed that was printed.
 */
class SliceHistoriesTest {

    static final Tally TALLY = new Tally();

    @Property(edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(NumberOfHistories.class)
    void histories(@ForAll("mostlyTrue") boolean loaded, @ForAll("steps") List<Step> steps) {
        try (History history = new History(loaded, TALLY)) {
            history.run(steps);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Steps.histories();
    }

    @Provide
    Arbitrary<Boolean> mostlyTrue() {
        return Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false));
    }
}
