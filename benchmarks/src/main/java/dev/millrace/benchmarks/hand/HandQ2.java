package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/** Q2: the latest 50 of Q1. */
final class HandQ2 extends WindowProgram {

    private static final int LIMIT = 50;
    /** Stands for the project that this query does not ask for. */
    private static final Project ANY = new Project(0, "", false);

    HandQ2(HandTables tables, HandListener listener) {
        super(tables, listener, LIMIT);
    }

    @Override
    @Nullable
    Project candidate(Todo todo) {
        return OpenTodos.has(todo) ? ANY : null;
    }

    @Override
    void tell(@Nullable Todo before, Project beforeProject, @Nullable Todo after, Project afterProject) {
        if (before == null || after == null || !OpenTodos.same(before, after)) {
            listener.changed(before, after);
        }
    }

    @Override
    void checksum(Checksum into) {
        Shown window = shown();
        for (int i = 0; i < window.size; i++) {
            into.add(window.todos[i]);
        }
    }
}
