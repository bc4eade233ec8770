package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.SingleQuery;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ResultDifference;

/**
 * A query of a random history that fails at its first problem (law 5), beside the same one that counts them: it fails in the step in
 * which the other meets its first, and not before, and keeps the rows it had.
 */
final class StrictQuery {

    private final QueryNode query;
    private final Result<Object> counting;
    /** Null if a problem is met already when it is opened. */
    private final @Nullable Result<Object> failing;
    private boolean closed;
    private List<Identified<Object>> good = List.of();

    StrictQuery(QueryNode query, Bindings bindings, Engine engine) {
        this.query = query;
        this.counting = engine.open(new SingleQuery<>(query), bindings);
        this.failing = open(bindings, engine);
        check();
    }

    private @Nullable Result<Object> open(Bindings bindings, Engine engine) {
        long held = engine.rowsHeld();
        try {
            return engine.open(new SingleQuery<>(query), bindings, OnProblem.FAIL);
        } catch (ProblemException e) {
            assertThat(counting.problems().count()).as("problems of %s, which fails with %s", query, e).isPositive();
            assertThat(engine.rowsHeld()).as("rows held after %s was not opened", query).isEqualTo(held);
            return null;
        }
    }

    private EvaluatedResult evaluated(List<Identified<Object>> rows) {
        return HistoryQuery.evaluated(rows, counting.isOrdered());
    }

    /** Checks what a commit did to it. */
    void check() {
        if (failing == null || closed) {
            return;
        }
        if (counting.problems().count() == 0) {
            assertThat(failing.failure()).as("failure of %s without a problem", query).isEmpty();
            good = failing.rows();
            assertThat(ResultDifference.between(evaluated(counting.rows()), evaluated(good)))
                    .as("rows of %s without a problem", query).isEmpty();
            return;
        }
        assertThat(failing.failure()).as("failure of %s after %s", query, counting.problems().latest()).isPresent();
        assertThat(ResultDifference.between(evaluated(good), evaluated(failing.rows())))
                .as("rows of %s when it had failed", query).isEmpty();
    }

    /** Whether it has failed, or was not opened, for a problem. */
    boolean hasFailed() {
        return failing == null || failing.failure().isPresent();
    }

    void close() {
        closed = true;
        counting.close();
        if (failing != null) {
            failing.close();
        }
    }
}
