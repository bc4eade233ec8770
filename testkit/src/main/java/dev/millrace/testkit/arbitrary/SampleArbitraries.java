package dev.millrace.testkit.arbitrary;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

import dev.millrace.query.RelationRef;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.RandomQuery;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.Scenario;

/**
 * Arbitraries of the sample schema. What they generate shrinks: scenarios lose rows and steps, queries and rows become simpler.
 * All methods are pure and safe from any thread.
 *
 * @since 0.1
 */
public final class SampleArbitraries {

    private static final int DECISIONS_OF_A_QUERY = 120;
    private static final int DECISIONS_OF_A_ROW = 10;
    private static final int DECISIONS_OF_A_STEP = 40;
    private static final int MOST_ITEMS = 60;
    private static final int MOST_OWNERS = 14;

    private SampleArbitraries() {
    }

    /**
     * Rows of one relation.
     *
     * @param <R> the type of the rows
     * @param relation a relation of the sample schema
     * @return rows with any keys
     */
    public static <R> Arbitrary<R> rows(RelationRef<R> relation) {
        return decisions(DECISIONS_OF_A_ROW).map(numbers -> SampleRows.any(relation, Choices.recorded(numbers)));
    }

    /**
     * Well-typed queries.
     *
     * @return queries with first values for their parameters
     */
    public static Arbitrary<RandomQuery> queries() {
        return decisions(DECISIONS_OF_A_QUERY).map(numbers -> RandomQuery.any(Choices.recorded(numbers)));
    }

    /**
     * Queries with first rows and a history.
     *
     * @param maxSteps the greatest number of steps
     * @return scenarios
     */
    public static Arbitrary<Scenario> scenarios(int maxSteps) {
        return Combinators.combine(
                decisions(DECISIONS_OF_A_QUERY),
                several(DECISIONS_OF_A_ROW, MOST_ITEMS),
                several(DECISIONS_OF_A_ROW, MOST_OWNERS),
                several(DECISIONS_OF_A_STEP, maxSteps))
                .as((query, items, owners, steps) -> Scenario.of(
                        Choices.recorded(query), recorded(items), recorded(owners), recorded(steps)));
    }

    private static List<Choices> recorded(List<List<Integer>> decisions) {
        return decisions.stream().map(Choices::recorded).toList();
    }

    private static Arbitrary<List<List<Integer>>> several(int decisions, int most) {
        return decisions(decisions).list().ofMaxSize(most).withSizeDistribution(RandomDistribution.uniform());
    }

    /** Decisions are meant to be random: their edge cases would only be the simplest things over and over. */
    private static Arbitrary<List<Integer>> decisions(int count) {
        return Arbitraries.integers().between(0, Choices.RANGE - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list().ofSize(count);
    }
}
