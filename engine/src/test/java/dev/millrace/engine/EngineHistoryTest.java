package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.testkit.arbitrary.SampleArbitraries;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.HistoryStep;
import dev.millrace.testkit.sample.RowChange;
import dev.millrace.testkit.sample.Scenario;

/**
 * The incremental law (law 6) over random histories of random queries: after every commit each result equals a fresh evaluation,
 * and what it said has changed leads from the rows before to the rows after.
 */
class EngineHistoryTest {

    private static final int DECISIONS_OF_A_STEP = 160;

    @Provide
    Arbitrary<Scenario> scenarios() {
        return SampleArbitraries.scenarios(16);
    }

    @Provide
    Arbitrary<WindowRules> windowRules() {
        return Arbitraries.of(WindowWays.ALL);
    }

    /** Each step is made of its own decisions, so that a failing history can lose steps. */
    @Provide
    Arbitrary<List<List<Integer>>> histories() {
        return Arbitraries.integers().between(0, Choices.RANGE - 1).withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .list().ofSize(DECISIONS_OF_A_STEP).list().ofMaxSize(40)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
    void commit_oneQuery_equalsAFreshEvaluation(@ForAll("scenarios") Scenario scenario,
            @ForAll("windowRules") WindowRules windowRules) {
        CheckedEngine engine = new CheckedEngine(windowRules);
        apply(engine, scenario.rows());
        CheckedResult<?> result = engine.open(scenario.query().query(), scenario.query().bindings());

        for (HistoryStep step : scenario.steps()) {
            take(engine, result, step);

            Statistics.label("rows compared").collect(!result.rows().isEmpty())
                    .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 50));
        }
    }

    private static void take(CheckedEngine engine, CheckedResult<?> result, HistoryStep step) {
        if (step instanceof HistoryStep.Commit commit) {
            apply(engine, commit);
        } else if (step instanceof HistoryStep.MoveWindow move) {
            result.window(move.window());
        } else if (step instanceof HistoryStep.SetParameter set) {
            result.bind(result.result().bindings().and(set.name(), set.value()));
        }
    }

    private static void apply(CheckedEngine engine, HistoryStep.Commit commit) {
        commit.changes().forEach(change -> apply(engine, change));
        engine.commit();
    }

    private static void apply(CheckedEngine engine, RowChange change) {
        if (change instanceof RowChange.Put put) {
            engine.putAny(put.relation(), put.row());
        } else {
            engine.delete(change.relation(), change.key());
        }
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 1500, shrinking = ShrinkingMode.BOUNDED)
    void commit_manyQueriesThatComeAndGo_equalsFreshEvaluations(@ForAll("histories") List<List<Integer>> steps,
            @ForAll("windowRules") WindowRules windowRules) {
        RandomHistory history = new RandomHistory(windowRules);

        for (List<Integer> step : steps) {
            history.take(Choices.recorded(step));

            Statistics.label("several results with rows").collect(history.resultsWithRows() > 1)
                    .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 50));
        }

        history.closeAll();
        assertThat(history.indexed()).isEmpty();
    }
}
