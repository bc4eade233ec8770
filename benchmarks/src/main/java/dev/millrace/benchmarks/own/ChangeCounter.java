package dev.millrace.benchmarks.own;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.query.Identity;

/** Counts the changes that it is told of, and looks at nothing in them: what telling costs is what the engine makes of them. */
public final class ChangeCounter implements ChangeSink<Object> {

    private long count;

    /** How many there were. */
    public long count() {
        return count;
    }

    @Override
    public void entered(Identity identity, @Nullable Object row, int to) {
        count++;
    }

    @Override
    public void left(Identity identity, @Nullable Object row, int from) {
        count++;
    }

    @Override
    public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        count++;
    }

    @Override
    public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        count++;
    }
}
