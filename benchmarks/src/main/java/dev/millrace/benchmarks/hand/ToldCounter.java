package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/**
 * Counts what it is told, and keeps a row now and then: a compiler that sees that nobody ever looks at a row does not make it, and what was
 * measured would not be what a subscriber gets.
 */
final class ToldCounter implements HandListener {

    private static final long SOME = (1 << 16) - 1;

    private long told;
    private @Nullable Object lastBefore;
    private @Nullable Object lastAfter;

    @Override
    public void changed(@Nullable Object before, @Nullable Object after) {
        told++;
        if ((told & SOME) == 0) {
            lastBefore = before;
            lastAfter = after;
        }
    }

    /** What it was told a while ago. */
    @Override
    public String toString() {
        return told + " changes, the last that was kept from " + lastBefore + " to " + lastAfter;
    }

    @Override
    public void placed(@Nullable Todo before, int from, @Nullable Todo after, int to) {
        told++;
    }

    @Override
    public long told() {
        return told;
    }
}
