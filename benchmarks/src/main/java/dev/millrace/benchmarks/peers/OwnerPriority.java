package dev.millrace.benchmarks.peers;

import java.util.Comparator;

import dev.millrace.benchmarks.workload.RowHash;
import dev.millrace.benchmarks.workload.Todo;

/** An owner and a priority of theirs. */
record OwnerPriority(long ownerId, int priority) implements ResultRow {

    static final Comparator<OwnerPriority> ORDER = Comparator.comparingLong(OwnerPriority::ownerId)
            .thenComparingInt(OwnerPriority::priority);

    static OwnerPriority of(Todo todo) {
        return new OwnerPriority(todo.ownerId(), todo.priority());
    }

    @Override
    public RowHash into(RowHash fields) {
        return fields.add(ownerId).add(priority);
    }
}
