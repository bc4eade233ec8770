package dev.millrace.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.graph.Tally;
import dev.millrace.engine.internal.plan.Plan;

/**
 * Evaluations of a query that could not be made (law 5). Their number is a statistic: it depends on how the query is kept current.
 * Confined to whoever owns the engine.
 */
public final class Problems {

    /** One for all: queries that fail at their first problem share steps with each other. */
    private static final Consumer<Problem> FAILING = problem -> {
        throw new ProblemException(problem);
    };

    private final boolean failing;
    private @Nullable Plan plan;
    /** How many were met in steps that are not followed any more. */
    private long before;
    /** The one that was met last when others began to be followed. */
    private @Nullable Problem earlier;
    private long earlierTime;

    Problems(OnProblem onProblem) {
        this.failing = onProblem == OnProblem.FAIL;
    }

    /**
     * How many there were. A step that queries share counts for all of them, also what it met before they were opened.
     *
     * @return the number
     */
    public long count() {
        return before + count(tallies());
    }

    private static long count(Collection<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::count).sum();
    }

    /**
     * The one that was met last.
     *
     * @return empty if there was none
     */
    public Optional<Problem> latest() {
        Problem latest = earlier;
        long time = earlierTime;
        for (Tally tally : tallies()) {
            if (tally.time() > time) {
                latest = tally.latest();
                time = tally.time();
            }
        }
        return Optional.ofNullable(latest);
    }

    private List<Tally> tallies() {
        return plan == null ? List.of() : plan.tallies();
    }

    /** From now on the steps of another plan are those of the query. */
    void follow(Plan other) {
        long known = count();
        earlier = latest().orElse(null);
        earlierTime = tallies().stream().mapToLong(Tally::time).reduce(earlierTime, Math::max);
        List<Tally> same = other.tallies();
        same.retainAll(tallies());
        before = known - count(same);
        plan = other;
    }

    /** Is told of each problem and throws; null if they are only counted. */
    @Nullable
    Consumer<Problem> strict() {
        return failing ? FAILING : null;
    }
}
