package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/** Q3: the latest 100 to-dos of projects that are not archived. */
final class HandQ3 extends WindowProgram {

    private static final int LIMIT = 100;

    HandQ3(HandTables tables, HandListener listener) {
        super(tables, listener, LIMIT);
    }

    @Override
    @Nullable
    Project candidate(Todo todo) {
        return tables.projects().find(todo.projectId());
    }

    @Override
    void tell(@Nullable Todo before, Project beforeProject, @Nullable Todo after, Project afterProject) {
        if (before == null || after == null || before.createdAt() != after.createdAt()
                || !before.title().equals(after.title())
                || !beforeProject.name().equals(afterProject.name())) {
            listener.changed(before == null ? null : row(before, beforeProject),
                    after == null ? null : row(after, afterProject));
        }
    }

    private static LatestTodo row(Todo todo, Project project) {
        return new LatestTodo(todo.id(), todo.createdAt(), todo.title(), project.name());
    }

    @Override
    void checksum(Checksum into) {
        Shown window = shown();
        for (int i = 0; i < window.size; i++) {
            Todo todo = window.todos[i];
            into.add(into.row().add(todo.id()).add(todo.createdAt()).add(todo.title()).add(window.projects[i].name()));
        }
    }
}
