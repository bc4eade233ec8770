package dev.millrace.benchmarks.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Todo;

/** Makes a result of what it is told alone, and refuses what cannot follow. */
final class ReplayedResult implements HandListener {

    private final Map<Object, Object> rows = new HashMap<>();
    private final List<Todo> placed = new ArrayList<>();
    private long told;

    @Override
    public void changed(@Nullable Object before, @Nullable Object after) {
        told++;
        assertThat(after).isNotEqualTo(before);
        if (before != null) {
            assertThat(rows.remove(key(before))).isEqualTo(before);
        }
        if (after != null) {
            assertThat(rows.put(key(after), after)).isNull();
        }
    }

    @Override
    public void placed(@Nullable Todo before, int from, @Nullable Todo after, int to) {
        told++;
        assertThat(after).isNotEqualTo(before);
        if (before != null) {
            assertThat(placed.remove(from)).isEqualTo(before);
        }
        if (after != null) {
            placed.add(to, after);
        }
    }

    @Override
    public long told() {
        return told;
    }

    /** Without an order. */
    Collection<Object> rows() {
        return rows.values();
    }

    /** By position. */
    List<Todo> placed() {
        return placed;
    }

    private static Object key(Object row) {
        if (row instanceof Todo todo) {
            return todo.id();
        }
        if (row instanceof LatestTodo latest) {
            return latest.id();
        }
        if (row instanceof OwnedTodo owned) {
            return owned.id();
        }
        if (row instanceof FiledTodo filed) {
            return filed.id();
        }
        return row instanceof ProjectTotals totals ? (Object) totals.projectId() : row;
    }
}
