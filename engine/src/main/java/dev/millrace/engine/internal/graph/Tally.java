package dev.millrace.engine.internal.graph;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Problem;
import dev.millrace.engine.internal.expr.IdentityReader;
import dev.millrace.query.Identity;

/** The evaluations of one step that could not be made (law 5), for all queries that share it. */
public final class Tally {

    private final ProblemClock clock;
    private final @Nullable Consumer<Problem> strict;
    private long count;
    private @Nullable Problem latest;
    private long time;

    /**
     * None yet.
     *
     * @param clock orders the problems of all steps
     * @param strict is told of each and may throw; null if nobody minds
     */
    Tally(ProblemClock clock, @Nullable Consumer<Problem> strict) {
        this.clock = clock;
        this.strict = strict;
    }

    /** Orders problems in time. */
    static final class ProblemClock {
        private long last;

        private long next() {
            return ++last;
        }
    }

    /** How many there were. */
    public long count() {
        return count;
    }

    /** The one that was met last; null if there was none. */
    public @Nullable Problem latest() {
        return latest;
    }

    /** When that was: later ones have greater numbers, in whatever step they were met. */
    public long time() {
        return time;
    }

    /** Is told of what cannot be computed for a row. */
    void report(IdentityReader identities, Object expression, Throwable cause, @Nullable Object[] rows,
            int at) {
        count++;
        Problem problem = new Problem(
                rows.length == 0 ? new Identity.Unit() : identities.read(rows, at), expression.toString(), cause);
        latest = problem;
        time = clock.next();
        if (strict != null) {
            strict.accept(problem);
        }
    }
}
