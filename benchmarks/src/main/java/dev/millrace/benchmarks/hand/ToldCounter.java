package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/** Counts what it is told. */
final class ToldCounter implements HandListener {

    private long told;

    @Override
    public void changed(@Nullable Object before, @Nullable Object after) {
        told++;
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
