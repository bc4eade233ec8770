package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;

/** Q4: of Q1 what has a project that is not archived, and an owner. Keeps the to-dos of each project, for when it is archived. */
final class HandQ4 extends HandProgram {

    private final ProjectTable projects;
    private final Children children;

    HandQ4(HandTables tables, HandListener listener) {
        super(tables, listener);
        projects = tables.projects();
        children = new Children(projects.size(), todos.used());
    }

    @Override
    void open() {
        RowChunk chunk = new RowChunk();
        int[] found = new int[chunk.slots.length];
        while (chunk.read(todos)) {
            int count = 0;
            for (int i = 0; i < chunk.size; i++) {
                int number = projects.number(chunk.projectIds[i]);
                if (number >= 0) {
                    children.link(number, chunk.slots[i]);
                }
                found[count] = i;
                count += OpenTodos.has(chunk.open[i], chunk.priorities[i]) & number >= 0 ? 1 : 0;
            }
            for (int i = 0; i < count; i++) {
                int at = found[i];
                tell(null, row(todos.row(chunk.slots[at])));
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        boolean moved = before.projectId() != after.projectId();
        if (moved) {
            unlink(slot, before);
            link(slot, after);
        }
        boolean was = OpenTodos.has(before);
        boolean is = OpenTodos.has(after);
        if (!was && !is) {
            return;
        }
        if (was && is && !moved && before.ownerId() == after.ownerId() && before.title().equals(after.title())) {
            return;
        }
        tell(was ? row(before) : null, is ? row(after) : null);
    }

    @Override
    void insert(int slot, Todo todo) {
        link(slot, todo);
        if (OpenTodos.has(todo)) {
            tell(null, row(todo));
        }
    }

    @Override
    void delete(int slot, Todo todo) {
        unlink(slot, todo);
        if (OpenTodos.has(todo)) {
            tell(row(todo), null);
        }
    }

    @Override
    void update(int number, Project before, Project after) {
        if (before.archived() == after.archived() && before.name().equals(after.name())) {
            return;
        }
        for (int slot = children.first(number); slot != Children.NONE; slot = children.next(slot)) {
            Todo todo = todos.row(slot);
            if (OpenTodos.has(todo)) {
                tell(row(todo, before), row(todo, after));
            }
        }
    }

    private void link(int slot, Todo todo) {
        int number = projects.number(todo.projectId());
        if (number >= 0) {
            children.link(number, slot);
        }
    }

    private void unlink(int slot, Todo todo) {
        int number = projects.number(todo.projectId());
        if (number >= 0) {
            children.unlink(number, slot);
        }
    }

    /** Of a to-do of Q1. */
    private @Nullable OwnedTodo row(Todo todo) {
        Project project = projects.find(todo.projectId());
        return project == null ? null : row(todo, project);
    }

    private @Nullable OwnedTodo row(Todo todo, Project project) {
        if (project.archived()) {
            return null;
        }
        User owner = tables.users().find(todo.ownerId());
        return owner == null ? null : new OwnedTodo(todo.id(), todo.title(), project.name(), owner.name());
    }

    private void tell(@Nullable OwnedTodo before, @Nullable OwnedTodo after) {
        if (before == null ? after != null : !before.equals(after)) {
            listener.changed(before, after);
        }
    }

    @Override
    void checksum(Checksum into) {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            OwnedTodo row = todo != null && OpenTodos.has(todo) ? row(todo) : null;
            if (row != null) {
                into.add(into.row().add(row.id()).add(row.title()).add(row.project()).add(row.owner()));
            }
        }
    }
}
