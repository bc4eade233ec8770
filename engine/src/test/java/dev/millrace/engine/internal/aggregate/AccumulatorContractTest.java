package dev.millrace.engine.internal.aggregate;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Component;
import dev.millrace.query.ast.AggregateFunction;

/** Every aggregate over values of every type: after each step the same as a fresh evaluation of the rows that are in (law 6). */
class AccumulatorContractTest {

    private static final int STEPS = 40;

    record Aggregated(AggregateFunction function, Component component) {
    }

    static Stream<Aggregated> aggregates() {
        return Arrays.stream(AggregateFunction.values()).flatMap(function -> DrawnAggregate.operands(function).stream()
                .map(component -> new Aggregated(function, component)));
    }

    @Provide
    Arbitrary<Aggregated> drawn() {
        return Arbitraries.of(aggregates().toList());
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void result_everyAggregate_isThatOfTheRowsThatAreIn(Aggregated aggregated) {
        checkHistory(aggregated, new Random(1), STEPS);
    }

    @Property(tries = 200)
    void result_anyHistory_isThatOfTheRowsThatAreIn(@ForAll("drawn") Aggregated aggregated, @ForAll long seed) {
        checkHistory(aggregated, new Random(seed), STEPS);
    }

    @Property(tries = 25)
    void result_manyRows_isThatOfTheRowsThatAreIn(@ForAll("drawn") Aggregated aggregated, @ForAll long seed) {
        checkHistory(aggregated, new Random(seed), 20 * STEPS);
    }

    /** Rows come more often than they go, then go until none is left. */
    private static void checkHistory(Aggregated aggregated, Random random, int steps) {
        CheckedAccumulator checked =
                new CheckedAccumulator(DrawnAggregate.of(aggregated.function, aggregated.component, random)).check();
        List<List<@Nullable Object>> palettes = Sample.palettes(random);
        for (int step = 0; step < steps || !checked.rows().isEmpty(); step++) {
            if (step < steps && (checked.rows().isEmpty() || random.nextInt(100) < 65)) {
                long id = random.nextInt(1000) * (long) (steps + 1) + step;
                checked.add(Sample.drawn(id, palettes, random));
            } else {
                checked.remove(checked.rows().get(random.nextInt(checked.rows().size())));
            }
            if (checked.rows().isEmpty() || random.nextInt(steps) < STEPS) {
                checked.check();
            }
        }
    }
}
