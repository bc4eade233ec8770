package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.Window;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.Given;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.ResultDifference;
import dev.millrace.testkit.sample.Choices;

/**
 * An open query of a {@link RecordHistory}, held to fresh evaluations by readers of every kind: who asks for the rows, for the changes,
 * for both in either order, or for neither. So rows that wait to be made are made now by one, now by the other.
 */
final class RecordQuery {

    private final Query<?> query;
    private final Result<Object> result;
    /** What a fresh evaluation gave after the last step. */
    private List<Identified<Object>> rows;

    RecordQuery(Query<?> query, Engine engine, Given given, Choices choices) {
        this.query = query;
        this.result = opened(query, engine);
        this.rows = expected(given);
        if (!choices.oneIn(3)) {
            compare();
        }
    }

    @SuppressWarnings("unchecked") // rows are compared as objects
    private static Result<Object> opened(Query<?> query, Engine engine) {
        return (Result<Object>) engine.open(query, hasLead(query) ? lead(4) : Bindings.NONE);
    }

    private static boolean hasLead(Query<?> query) {
        return query.toString().contains("param(\"" + RecordQueries.LEAD + "\"");
    }

    private static Bindings lead(int seconds) {
        return Bindings.NONE.and(RecordQueries.LEAD, Duration.ofSeconds(seconds));
    }

    private List<Identified<Object>> expected(Given given) {
        EvaluatedResult expected = ReferenceEvaluator.evaluate(CheckedResult.inWindow(query.node(), result.window()),
                given.with(result.bindings()));
        return expected.entries().stream().map(entry -> new Identified<>(entry.identity(), entry.row())).toList();
    }

    boolean hasRows() {
        return !rows.isEmpty();
    }

    /** Gives the parameter another value, or the window another place, if there is one. */
    void move(Given given, Choices choices) {
        if (hasLead(query)) {
            result.bind(lead(choices.below(9)));
            check(given, choices);
        }
        if (result.isOrdered()) {
            result.window(choices.oneIn(4) ? Window.ALL : new Window(choices.below(4), choices.below(12)));
            check(given, choices);
        }
    }

    /** Holds it to a fresh evaluation after a step. */
    void check(Given given, Choices choices) {
        assertThat(result.failure()).as("failure of %s", query).isEmpty();
        List<Identified<Object>> before = rows;
        rows = expected(given);
        int asked = choices.below(8);
        if (asked < 4) {
            compare();
        }
        if (asked < 6) {
            RecordedChanges<Object> changes = new RecordedChanges<>(result.isOrdered());
            result.changes(changes);
            changes.checkAgainst(before, rows);
        }
        if (asked == 4) {
            compare();
        }
    }

    private void compare() {
        boolean isOrdered = result.isOrdered();
        assertThat(ResultDifference.between(HistoryQuery.evaluated(rows, isOrdered),
                HistoryQuery.evaluated(result.rows(), isOrdered))).as("%s", query).isEmpty();
    }

    void close() {
        result.close();
    }
}
