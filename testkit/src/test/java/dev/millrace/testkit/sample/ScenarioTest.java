package dev.millrace.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ResultDifference;

class ScenarioTest {

    private static final int SCENARIOS = 500;
    private static final int STEPS = 10;

    @Test
    void comparisons_meanSomething() {
        int results = 0;
        int nonEmpty = 0;
        int changes = 0;
        List<Integer> rows = new ArrayList<>();
        Set<Class<?>> identities = new HashSet<>();
        Set<Class<?>> steps = new HashSet<>();
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Scenario scenario = Scenario.seeded(seed, STEPS);
            Replay replay = new Replay(scenario);
            EvaluatedResult before = replay.result();
            for (HistoryStep step : scenario.steps()) {
                replay.take(step);
                EvaluatedResult after = replay.result();
                results++;
                nonEmpty += after.isEmpty() ? 0 : 1;
                changes += ResultDifference.between(before, after).isPresent() ? 1 : 0;
                steps.add(step.getClass());
                after.identities().forEach(identity -> identities.add(identity.getClass()));
                before = after;
            }
            rows.add(replay.tables().size());
        }
        rows.sort(null);

        assertThat(results).isEqualTo(SCENARIOS * STEPS);
        assertThat(nonEmpty).as("results that are not empty").isGreaterThan(results * 6 / 10);
        assertThat(changes).as("steps that change the result").isGreaterThan(results / 4);
        assertThat(rows.get(SCENARIOS / 2)).as("median of source rows").isGreaterThanOrEqualTo(20);
        assertThat(identities).containsExactlyInAnyOrder(Identity.Of.class, Identity.Pair.class, Identity.Group.class,
                Identity.Unit.class);
        assertThat(steps).containsExactlyInAnyOrder(
                HistoryStep.Commit.class, HistoryStep.MoveWindow.class, HistoryStep.SetParameter.class);
    }

    @Test
    void commits_touchOneRowOrMany_ofOneRelationOrBoth_andOneKeyTwice() {
        int single = 0;
        int large = 0;
        int both = 0;
        int reused = 0;
        int deletes = 0;
        int puts = 0;
        for (long seed = 0; seed < SCENARIOS; seed++) {
            for (HistoryStep step : Scenario.seeded(seed, STEPS).steps()) {
                if (step instanceof HistoryStep.Commit commit) {
                    List<RowChange> changes = commit.changes();
                    single += changes.size() == 1 ? 1 : 0;
                    large += changes.size() > 6 ? 1 : 0;
                    both += changes.stream().map(RowChange::relation).distinct().count() == 2 ? 1 : 0;
                    reused +=
                            changes.stream().map(change -> List.of(change.relation(), change.key())).distinct().count()
                                    < changes.size() ? 1 : 0;
                    deletes += (int) changes.stream().filter(RowChange.Delete.class::isInstance).count();
                    puts += (int) changes.stream().filter(RowChange.Put.class::isInstance).count();
                }
            }
        }

        int commits = SCENARIOS * STEPS;
        assertThat(single).isBetween(commits / 4, commits * 2 / 3);
        assertThat(large).isGreaterThan(commits / 20);
        assertThat(both).isGreaterThan(commits / 10);
        assertThat(reused).isGreaterThan(commits / 20);
        assertThat(deletes).isGreaterThan(commits / 2);
        assertThat(puts).isGreaterThan(deletes);
    }

    @Test
    void equalSeeds_giveEqualScenarios() {
        assertThat(Scenario.seeded(7, 20)).isEqualTo(Scenario.seeded(7, 20))
                .hasToString(Scenario.seeded(7, 20).toString());
        assertThat(Scenario.seeded(7, 20)).isNotEqualTo(Scenario.seeded(8, 20));
    }

    @Test
    void windowsAndParameters_moveOnlyWhereThereAreAny() {
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Scenario scenario = Scenario.seeded(seed, STEPS);
            List<String> names = scenario.query().parameters().stream().map(Parameter::name).toList();
            assertThat(scenario.query().bindings().names()).containsExactlyInAnyOrderElementsOf(names);
            for (HistoryStep step : scenario.steps()) {
                if (step instanceof HistoryStep.MoveWindow) {
                    assertThat(scenario.query().isOrdered()).isTrue();
                } else if (step instanceof HistoryStep.SetParameter set) {
                    assertThat(names).contains(set.name());
                }
            }
        }
    }

    @Test
    void replay_followsEveryStep() {
        Choices none = Choices.recorded(List.of());
        Scenario scenario = Scenario.of(none, List.of(), List.of(), List.of());
        Replay replay = new Replay(scenario);
        Item item = SampleRows.withKey(SampleSchema.ITEMS, 3L, none);

        replay.take(new HistoryStep.Commit(List.of(new RowChange.Put(SampleSchema.ITEMS, item))));
        assertThat(replay.result().rows()).containsExactly(item);
        replay.take(new HistoryStep.SetParameter("p0", 5L));
        assertThat(replay.query().bindings().get("p0")).isEqualTo(5L);
        replay.take(new HistoryStep.Commit(List.of(new RowChange.Delete(SampleSchema.ITEMS, 3L))));
        assertThat(replay.result().isEmpty()).isTrue();
    }

    @Test
    void text_namesQueryRowsAndSteps() {
        assertThat(Scenario.seeded(1, 3).toString()).contains("rows:").contains("steps:").contains("put Item[id=")
                .contains("put Owner[id=");
    }
}
