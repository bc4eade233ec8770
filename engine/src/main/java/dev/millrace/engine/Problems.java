package dev.millrace.engine;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.query.Identity;

/**
 * Evaluations of a query that could not be made (law 5). Their number is a statistic: it depends on how the query is kept current.
 * Confined to whoever owns the engine.
 */
public final class Problems {

    private final boolean failing;
    private long count;
    private @Nullable Problem latest;

    Problems(OnProblem onProblem) {
        this.failing = onProblem == OnProblem.FAIL;
    }

    /**
     * How many there were.
     *
     * @return the number
     */
    public long count() {
        return count;
    }

    /**
     * The one that was met last.
     *
     * @return empty if there was none
     */
    public Optional<Problem> latest() {
        return Optional.ofNullable(latest);
    }

    /** Is told of what cannot be computed for rows with such identities. */
    Failures of(IdentityReader identities) {
        return (expression, cause, rows, at) -> {
            report(identities, expression, cause, rows, at);
            return null;
        };
    }

    private void report(IdentityReader identities, Object expression, Throwable cause, @Nullable Object[] rows,
            int at) {
        count++;
        Problem problem = new Problem(
                rows.length == 0 ? new Identity.Unit() : identities.read(rows, at), expression.toString(), cause);
        latest = problem;
        if (failing) {
            throw new ProblemException(problem);
        }
    }
}
