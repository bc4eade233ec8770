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

    private Plan plan;
    /** What was met in steps that are not followed any more. */
    private Earlier earlier = Earlier.NONE;

    /**
     * What was met before others began to be followed.
     *
     * @param count how many there were
     * @param latest the one that was met last; null if there was none
     * @param time when that was
     */
    private record Earlier(long count, @Nullable Problem latest, long time) {
        static final Earlier NONE = new Earlier(0, null, 0);
    }

    /** Those that the steps of a plan have met. */
    Problems(Plan plan) {
        this.plan = plan;
    }

    /**
     * How many there were. A step that queries share counts for all of them, also what it met before they were opened.
     *
     * @return the number
     */
    public long count() {
        return earlier.count() + count(tallies());
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
        Problem latest = earlier.latest();
        long time = earlier.time();
        for (Tally tally : tallies()) {
            if (tally.time() > time) {
                latest = tally.latest();
                time = tally.time();
            }
        }
        return Optional.ofNullable(latest);
    }

    private List<Tally> tallies() {
        return plan.tallies();
    }

    /** From now on the steps of another plan are those of the query. */
    void follow(Plan other) {
        List<Tally> tallies = tallies();
        List<Tally> same = other.tallies();
        same.retainAll(tallies);
        Earlier known = new Earlier(count() - count(same), latest().orElse(null),
                tallies.stream().mapToLong(Tally::time).reduce(earlier.time(), Math::max));
        earlier = known.latest() == null ? Earlier.NONE : known;
        plan = other;
    }

    /** Is told of each problem and throws; null if they are only counted. */
    static @Nullable Consumer<Problem> strict(OnProblem onProblem) {
        return onProblem == OnProblem.FAIL ? FAILING : null;
    }
}
