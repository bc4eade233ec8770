package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.SingleQuery;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;

/** An open query of a case, and what it showed last. */
final class NamedCaseQuery {

    private final NamedCase.Opened opened;
    private final Result<@Nullable Object> result;
    private List<Identified<@Nullable Object>> shown;
    private long problems;

    NamedCaseQuery(NamedCase.Opened opened, Engine engine) {
        this.opened = opened;
        this.result = engine.open(opened.name(), new SingleQuery<>(opened.query()), opened.bindings(), OnProblem.COUNT);
        this.shown = result.rows();
        this.problems = result.problems().count();
    }

    String name() {
        return opened.name();
    }

    Result<?> result() {
        return result;
    }

    /** Checks what a step did: a result that is not among the changed ones may still tell of the step before. */
    void check(Collection<Result<?>> changed, List<String> expected, boolean problem) {
        assertThat(result.failure()).as("failure of %s", name()).isEmpty();
        List<Identified<@Nullable Object>> before = shown;
        shown = result.rows();
        ChangeText text = new ChangeText();
        if (changed.contains(result)) {
            RecordedChanges<@Nullable Object> recorded = new RecordedChanges<>(result.isOrdered());
            result.changes(recorded);
            recorded.checkAgainst(before, shown);
            result.changes(text);
            assertThat(text.lines()).as("changes of %s, which is said to have changed", name()).isNotEmpty();
        } else {
            assertThat(shown).as("rows of %s, which is not said to have changed", name()).isEqualTo(before);
        }
        assertThat(text.lines()).as("changes of %s", name()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.problems().count() > problems).as("%s meets a problem", name()).isEqualTo(problem);
        problems = result.problems().count();
    }

    /** Holds what it keeps to what the same query keeps that is opened now. */
    void compareHeld(Engine engine) {
        Result<?> fresh = engine.open(new SingleQuery<>(opened.query()), result.bindings());
        if (result.isOrdered()) {
            fresh.window(result.window());
        }
        assertThat(HistoryQuery.held(result)).as("rows held by %s", name()).isEqualTo(HistoryQuery.held(fresh));
        fresh.close();
    }

    /** Holds the rows to a fresh evaluation, which is handed out. */
    EvaluatedResult compareRows(Given given) {
        EvaluatedResult expected = ReferenceEvaluator.evaluate(
                CheckedResult.inWindow(opened.query(), result.window()), given.with(result.bindings()));
        EvaluatedResult actual = new EvaluatedResult(
                shown.stream().map(row -> new EvaluatedResult.Entry(row.identity(), row.row())).toList());
        assertThat(ResultDifference.between(expected, result.isOrdered() ? actual : actual.inIdentityOrder()))
                .as("rows of %s", name()).isEmpty();
        return expected;
    }
}
