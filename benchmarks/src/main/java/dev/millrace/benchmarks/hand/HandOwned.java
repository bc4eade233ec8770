package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/**
 * Queries that ask for the to-dos of an owner each, of owners with ids in a row: a change concerns those of the owner before and after, and
 * which these are is a subtraction. Keeps nothing but how many rows each query has, so that it is a result of its own.
 */
final class HandOwned extends HandProgram {

    private final long first;
    private final int[] sizes;

    HandOwned(HandTables tables, HandListener listener, long first, int count) {
        super(tables, listener);
        this.first = first;
        this.sizes = new int[count];
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

    private boolean isAsked(Todo todo) {
        long number = todo.ownerId() - first;
        return number >= 0 && number < sizes.length;
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (before.ownerId() != after.ownerId()) {
            delete(slot, before);
            insert(slot, after);
        } else if (isAsked(after) && !after.equals(before)) {
            listener.changed(before, after);
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        if (isAsked(todo)) {
            sizes[(int) (todo.ownerId() - first)]++;
            listener.changed(null, todo);
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        if (isAsked(todo)) {
            sizes[(int) (todo.ownerId() - first)]--;
            listener.changed(todo, null);
        }
    }

    @Override
    void checksum(Checksum into) {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null && isAsked(todo)) {
                into.add(todo);
            }
        }
    }
}
