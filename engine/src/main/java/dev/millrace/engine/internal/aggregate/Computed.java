package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

/** An accumulator whose result is worth keeping, or may fail, which is told once: it is computed when asked for after a change. */
abstract class Computed extends Accumulator {

    private @Nullable Object result;
    private boolean isCurrent;

    /** Something was added or removed. */
    final void changed() {
        result = null;
        isCurrent = false;
    }

    @Override
    public final @Nullable Object result() {
        if (!isCurrent) {
            result = compute();
            isCurrent = true;
        }
        return result;
    }

    abstract @Nullable Object compute();
}
