package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.Todo;

/**
 * Queries that ask for to-dos within bounds: of when they were created, without overlap, and of a least priority. The bounds are sorted, so
 * that which of them a row is in is found by halving.
 */
final class HandRanges extends HandProgram {

    private final long[] starts;
    private final int[] priorities;

    HandRanges(HandTables tables, HandListener listener, int count) {
        super(tables, listener);
        starts = new long[(count + 1) / 2];
        priorities = new int[count / 2];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = 2 * i * ExtraQuery.SPAN;
        }
        for (int i = 0; i < priorities.length; i++) {
            priorities[i] = ExtraQuery.ABSENT_PRIORITY + 2 * i + 1;
        }
    }

    @Override
    void open() {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null) {
                insert(slot, todo);
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (span(before) != span(after) || levels(before) != levels(after)) {
            delete(slot, before);
            insert(slot, after);
        } else if (!before.equals(after)) {
            for (int times = queries(after); times > 0; times--) {
                listener.changed(before, after);
            }
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        for (int times = queries(todo); times > 0; times--) {
            listener.changed(null, todo);
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        for (int times = queries(todo); times > 0; times--) {
            listener.changed(todo, null);
        }
    }

    /** How many queries have a row. */
    private int queries(Todo todo) {
        return (span(todo) < 0 ? 0 : 1) + levels(todo);
    }

    /** The range of creation that a row is in; -1 if it is in none. */
    private int span(Todo todo) {
        int found = Arrays.binarySearch(starts, todo.createdAt());
        int start = found >= 0 ? found : -found - 2;
        return start >= 0 && todo.createdAt() < starts[start] + ExtraQuery.SPAN ? start : -1;
    }

    /** How many of the least priorities a row comes up to. */
    private int levels(Todo todo) {
        int found = Arrays.binarySearch(priorities, todo.priority());
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    void checksum(Checksum into) {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            for (int times = todo == null ? 0 : queries(todo); todo != null && times > 0; times--) {
                into.add(todo);
            }
        }
    }
}
