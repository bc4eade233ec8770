package dev.millrace.engine.internal.graph;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;

/** What takes part in commits: an operator, or the end of a query. Each after all that it reads, as their ranks tell. */
public abstract class Vertex {

    private final long number;
    private int rank;
    private @Nullable Throwable failure;
    /** What this could not compute; null if nothing was met yet. */
    @Nullable Tally tally;

    /** The next of those that wait in the same rank; of use to the {@link Schedule} alone. */
    @Nullable Vertex next;
    /** Whether this waits in the {@link Schedule}. */
    boolean waits;

    /**
     * A vertex.
     *
     * @param number orders vertices by when they were made
     * @param rank greater than those of all it reads
     */
    Vertex(long number, int rank) { // package-private: there are no others than those of this package
        this.number = number;
        this.rank = rank;
    }

    final long number() {
        return number;
    }

    /** Greater than those of all it reads. */
    public final int rank() {
        return rank;
    }

    /** Lets this take part later, as something it reads does so. */
    final void raise(int to) {
        rank = Math.max(rank, to);
    }

    /** Why this is not kept current any more; null while it is. */
    final @Nullable Throwable failure() {
        return failure;
    }

    final void fail(Throwable cause) {
        failure = cause;
    }

    /** What rows of the only thing it reads must have to be of any concern to this; null if all are. */
    @Nullable
    Guard guard() {
        return null;
    }

    /** Whether this takes part in commits at present. */
    abstract boolean isAtWork();

    /**
     * Takes part in a commit.
     *
     * @param step the commit
     * @throws RuntimeException if that cannot be done; whoever reads this fails then
     */
    abstract void run(Propagation step);

    /** Notes how long that took. */
    abstract void took(long nanos);
}
