package dev.millrace.engine.internal.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The values of all rows, nulls too. The list is O(n) after a change. */
final class OrderedList extends OrderedRows {

    OrderedList(EntryOrder order) {
        super(order);
    }

    @Override
    Object compute() {
        List<@Nullable Object> values = new ArrayList<>(entries().size());
        entries().forEach(entry -> values.add(entry.value()));
        return Collections.unmodifiableList(values);
    }
}
