package dev.millrace.benchmarks.peers;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.RowHash;
import dev.millrace.benchmarks.workload.Todo;

/** A to-do with its project's name and state, or with neither if it points at none. */
record PlacedTodo(long id, String title, @Nullable String project, @Nullable Boolean archived) implements ResultRow {

    private static final int NONE = 2;

    static PlacedTodo of(Todo todo, @Nullable Project project) {
        return project == null
                ? new PlacedTodo(todo.id(), todo.title(), null, null)
                : new PlacedTodo(todo.id(), todo.title(), project.name(), project.archived());
    }

    @Override
    public RowHash into(RowHash fields) {
        int state = archived == null ? NONE : archived ? 1 : 0;
        return fields.add(id).add(title).add(project == null ? "" : project).add(state);
    }
}
