package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;

/** Q1: keeps nothing, the table and the filter are the result. */
final class HandQ1 extends HandProgram {

    private static final int CHUNK = 1024;

    HandQ1(HandTables tables, HandListener listener) {
        super(tables, listener);
    }

    /** Gathers by chunks without a branch that depends on the filter, which no processor guesses, and then tells. */
    @Override
    void open() {
        int[] found = new int[CHUNK];
        int used = todos.used();
        for (int from = 0; from < used; from += CHUNK) {
            int to = Math.min(used, from + CHUNK);
            int count = 0;
            for (int slot = from; slot < to; slot++) {
                Todo todo = todos.at(slot);
                found[count] = slot;
                count += todo != null && OpenTodos.has(todo) ? 1 : 0;
            }
            for (int i = 0; i < count; i++) {
                listener.changed(null, todos.row(found[i]));
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        boolean was = OpenTodos.has(before);
        boolean is = OpenTodos.has(after);
        if (was && is) {
            if (!OpenTodos.same(before, after)) {
                listener.changed(before, after);
            }
        } else if (was) {
            listener.changed(before, null);
        } else if (is) {
            listener.changed(null, after);
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        if (OpenTodos.has(todo)) {
            listener.changed(null, todo);
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        if (OpenTodos.has(todo)) {
            listener.changed(todo, null);
        }
    }

    @Override
    void checksum(Checksum into) {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null && OpenTodos.has(todo)) {
                into.add(todo);
            }
        }
    }
}
