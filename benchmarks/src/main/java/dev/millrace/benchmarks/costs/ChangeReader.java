package dev.millrace.benchmarks.costs;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.query.Identity;

/** Takes changes and does next to nothing with them: what reading costs is what the engine makes of them. */
final class ChangeReader implements ChangeSink<Object> {

    private long positions;

    /** The sum of the positions that were seen, so that nothing is left out as useless. */
    long positions() {
        return positions;
    }

    @Override
    public void entered(Identity identity, @Nullable Object row, int to) {
        positions += to;
    }

    @Override
    public void left(Identity identity, @Nullable Object row, int from) {
        positions += from;
    }

    @Override
    public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        positions += to;
    }

    @Override
    public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        positions += to;
    }
}
