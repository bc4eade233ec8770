package dev.millrace.collections.history;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Generates histories. */
final class Steps {

    private static final Arbitrary<Integer> NUMBER = Arbitraries.integers().between(0, 719);
    private static final Arbitrary<List<Integer>> VALUES = NUMBER.list().ofSize(5);
    private static final Arbitrary<Integer> MASK = Arbitraries.integers().between(1, 63);
    /** Mostly flights. */
    private static final Arbitrary<Boolean> FLIGHTS = Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false));
    private static final Arbitrary<Integer> FEW = Arbitraries.integers().between(0, 4);

    private Steps() {
    }

    static Arbitrary<List<Step>> histories() {
        return step().list().ofMinSize(1).ofMaxSize(60).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(FLIGHTS, NUMBER, VALUES).as(Step.Insert::new)),
                Tuple.of(12,
                        Combinators.combine(FLIGHTS, NUMBER, VALUES, MASK, Arbitraries.of(true, false))
                                .as(Step.Update::new)),
                Tuple.of(3, Combinators.combine(FLIGHTS, NUMBER).as(Step.Delete::new)),
                Tuple.of(6, Combinators.combine(FLIGHTS, NUMBER, VALUES).as(Step.ServerPut::new)),
                Tuple.of(6, Combinators.combine(FLIGHTS, NUMBER, VALUES, MASK).as(Step.ServerPatch::new)),
                Tuple.of(3, Combinators.combine(FLIGHTS, NUMBER).as(Step.ServerDelete::new)),
                Tuple.of(12,
                        Combinators.combine(FLIGHTS, FEW).as((flights, count) -> new Step.Deliver(flights, count + 1))),
                Tuple.of(2, FLIGHTS.map(Step.ShowAll::new)),
                Tuple.of(1, Combinators.combine(FLIGHTS, FEW).as(Step.Restart::new)),
                Tuple.of(2, Combinators.combine(FLIGHTS, FEW, NUMBER, VALUES).as(Step.Duplicate::new)),
                Tuple.of(1, Combinators.combine(FLIGHTS, NUMBER, VALUES).as(Step.Malformed::new)),
                Tuple.of(5, Combinators.combine(FLIGHTS, NUMBER).as(Step.Process::new)),
                Tuple.of(12,
                        Combinators.combine(FLIGHTS, NUMBER, Arbitraries.of(false, false, true)).as(Step.Answer::new)),
                Tuple.of(5, Combinators.combine(FLIGHTS, NUMBER).as(Step.Refuse::new)),
                Tuple.of(3, Combinators.combine(NUMBER, NUMBER, FEW, FEW).as(Step.Open::new)),
                Tuple.of(2, NUMBER.map(Step.Close::new)),
                Tuple.of(4, Combinators.combine(NUMBER, FEW, FEW).as(Step.Move::new)),
                Tuple.of(4, Combinators.combine(NUMBER, NUMBER, NUMBER).as(Step.Bind::new)),
                Tuple.of(3, Combinators.combine(NUMBER, NUMBER, NUMBER, FEW, FEW).as(Step.Show::new)),
                Tuple.of(4, Combinators.combine(NUMBER, FEW).as(Step.Subscribe::new)),
                Tuple.of(2, Combinators.combine(NUMBER, FEW, NUMBER, VALUES).as(Step.SubscribeWriter::new)),
                Tuple.of(8, Combinators.combine(NUMBER, NUMBER, FEW).as(Step.Request::new)),
                Tuple.of(1, Combinators.combine(NUMBER, NUMBER).as(Step.Cancel::new)));
    }
}
