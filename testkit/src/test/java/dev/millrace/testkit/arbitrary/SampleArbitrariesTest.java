package dev.millrace.testkit.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.sample.HistoryStep;
import dev.millrace.testkit.sample.RandomQuery;
import dev.millrace.testkit.sample.Replay;
import dev.millrace.testkit.sample.SampleSchema;
import dev.millrace.testkit.sample.Scenario;

/** What holds for the result of every query, and how what is generated shrinks. */
class SampleArbitrariesTest {

    @Provide
    Arbitrary<Scenario> scenarios() {
        return SampleArbitraries.scenarios(4);
    }

    @Property(tries = 300)
    void identities_tellRowsApart(@ForAll("scenarios") Scenario scenario) {
        Replay replay = new Replay(scenario);
        scenario.steps().forEach(replay::take);

        assertThat(replay.result().identities()).doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void result_doesNotDependOnTheOrderOfTheRows(@ForAll("scenarios") Scenario scenario, @ForAll Random random) {
        Replay replay = new Replay(scenario);
        Map<String, Collection<Object>> shuffled = new HashMap<>();
        replay.tables().rows().forEach((name, rows) -> {
            List<Object> copy = new ArrayList<>(rows);
            Collections.shuffle(copy, random);
            shuffled.put(name, copy);
        });

        assertThat(ReferenceEvaluator.evaluate(scenario.query().query(), scenario.query().bindings(), shuffled))
                .isEqualTo(replay.result());
    }

    @Property(tries = 300)
    void window_isAPartOfTheWhole(@ForAll("scenarios") Scenario scenario) {
        Replay replay = new Replay(scenario);
        if (scenario.query().query() instanceof OrderedQuery<?> ordered) {
            Window window = ordered.window();
            List<EvaluatedResult.Entry> cut = replay.result().entries();
            replay.take(new HistoryStep.MoveWindow(Window.ALL));

            assertThat(cut)
                    .isEqualTo(replay.result().entries().stream().skip(window.offset()).limit(window.limit()).toList());
        } else {
            assertThat(replay.result().inIdentityOrder()).isEqualTo(replay.result());
        }
    }

    @Property(tries = 300)
    void filters_areAConjunctionInAnyOrder(@ForAll("scenarios") Scenario scenario) {
        QueryNode node = scenario.query().query().node();
        if (node instanceof FilterNode outer && outer.input() instanceof FilterNode inner) {
            Replay replay = new Replay(scenario);
            QueryNode swapped = new FilterNode(new FilterNode(inner.input(), outer.condition()), inner.condition());
            QueryNode both =
                    new FilterNode(inner.input(), new CallNode(Operator.AND, inner.condition(), outer.condition()));

            assertThat(evaluate(swapped, replay)).isEqualTo(replay.result());
            assertThat(evaluate(both, replay)).isEqualTo(replay.result());
        }
    }

    private static EvaluatedResult evaluate(QueryNode node, Replay replay) {
        return ReferenceEvaluator.evaluate(node, replay.query().bindings(), replay.tables().rows());
    }

    @Property(tries = 500)
    @StatisticsReport(onFailureOnly = true)
    void results_areMostlyNotEmpty(@ForAll("scenarios") Scenario scenario) {
        Replay replay = new Replay(scenario);
        Statistics.label("result").collect(replay.result().isEmpty() ? "empty" : "rows");
        Statistics.label("source rows").collect(replay.tables().size() >= 20 ? "20 or more" : "fewer");

        Statistics.label("result").coverage(coverage -> coverage.check("rows").percentage(share -> share >= 50));
        Statistics.label("source rows")
                .coverage(coverage -> coverage.check("20 or more").percentage(share -> share >= 50));
    }

    // With a seed of its own: steps that are simpler one by one need not lead from every scenario to the simplest one.
    @Property(tries = 5, seed = "20261121")
    void scenarios_shrinkToWhatMatters(@ForAll Random random) {
        Shrinkable<Scenario> generated = SampleArbitraries.scenarios(10).generator(1000).next(random);
        Shrinkable<Scenario> smallest = smallest(generated, scenario -> scenario.rows().changes().size() >= 2);

        assertThat(smallest.value().steps()).isEmpty();
        assertThat(smallest.value().rows().changes()).hasSize(2);
        assertThat(smallest.value().query()).hasToString("from(items)");
    }

    /** Shrinks as long as something simpler still fails. */
    private static Shrinkable<Scenario> smallest(Shrinkable<Scenario> failing, Predicate<Scenario> fails) {
        Shrinkable<Scenario> smallest = failing;
        Optional<Shrinkable<Scenario>> simpler = Optional.of(failing);
        while (simpler.isPresent()) {
            smallest = simpler.get();
            simpler = smallest.shrink().filter(candidate -> fails.test(candidate.value())).findFirst();
        }
        return smallest;
    }

    @Property(tries = 200)
    void rows_haveTheirType(@ForAll("owners") Object owner, @ForAll("queries") RandomQuery query) {
        assertThat(owner).isInstanceOf(SampleSchema.OWNERS.rowType().rowClass());
        assertThat(query.query().node().lanes()).hasSize(1);
    }

    @Provide
    Arbitrary<?> owners() {
        return SampleArbitraries.rows(SampleSchema.OWNERS);
    }

    @Provide
    Arbitrary<RandomQuery> queries() {
        return SampleArbitraries.queries();
    }
}
