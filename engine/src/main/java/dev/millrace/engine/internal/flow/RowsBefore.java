package dev.millrace.engine.internal.flow;

import org.eclipse.collections.impl.map.mutable.primitive.IntObjectHashMap;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowSource;

/** The rows of a table as they were before the step in progress. */
final class RowsBefore implements RowSource {

    private final RowTable table;
    private final IntObjectHashMap<Object> changed = new IntObjectHashMap<>();
    private final @Nullable Object[] lanes = new @Nullable Object[2];
    private int next;

    RowsBefore(RowTable table) {
        this.table = table;
        Delta step = table.delta();
        for (int i = 0; i < step.size(); i++) {
            if (step.was(i)) {
                changed.put(step.slot(i), step.before()[step.at(i)]);
            }
        }
    }

    @Override
    public @Nullable Object[] lanes() {
        return lanes;
    }

    @Override
    public int at(int slot) {
        next = 1 - next;
        Object before = changed.get(slot);
        lanes[next] = before != null ? before : table.lanes()[slot];
        return next;
    }
}
