package dev.millrace.engine.internal.nested;

import org.jspecify.annotations.Nullable;

/** Whether there are rows. */
public final class ExistsCollector extends Collector {

    private long count;

    @Override
    public void add(@Nullable Object[] rows, int at) {
        count++;
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        count--;
    }

    @Override
    public Object value(@Nullable Object previous) {
        return count > 0;
    }
}
