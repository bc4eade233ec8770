package dev.millrace.engine.internal.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.aggregate.Distinction.Occurrences;

/** The different values in their own order, and how often each occurs. A change is O(log of them), the list O(n) after a change. */
final class DistinctValues extends Computed {

    private final Distinction distinction;
    private final Ordered<Occurrences> values;

    DistinctValues(Distinction distinction) {
        this.distinction = distinction;
        this.values = distinction.values();
    }

    @Override
    public void add(@Nullable Object[] rows, int at) {
        Object value = distinction.read(rows, at);
        if (value != null) {
            changed();
            distinction.add(values.findOrAdd(distinction.none(value)), rows, at);
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + Distinction.bytes(values);
    }

    @Override
    public void remove(@Nullable Object[] rows, int at) {
        Object value = distinction.read(rows, at);
        if (value != null) {
            changed();
            values.removeIf(distinction.none(value), found -> distinction.removeLast(found, rows, at));
        }
    }

    @Override
    Object compute() {
        List<Object> shown = new ArrayList<>(values.size());
        values.forEach(occurrences -> shown.add(distinction.shown(occurrences)));
        return Collections.unmodifiableList(shown);
    }
}
