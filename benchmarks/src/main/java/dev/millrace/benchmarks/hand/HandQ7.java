package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/** Q7: all to-dos, with their projects if they have any. Rows of the result are made when they are told. */
final class HandQ7 extends HandProgram {

    private final ProjectTable projects;
    private final Children children;

    HandQ7(HandTables tables, HandListener listener) {
        super(tables, listener);
        projects = tables.projects();
        children = new Children(projects.size(), todos.used());
    }

    @Override
    void open() {
        RowChunk chunk = new RowChunk();
        while (chunk.read(todos)) {
            for (int i = 0; i < chunk.size; i++) {
                int slot = chunk.slots[i];
                int number = projects.number(chunk.projectIds[i]);
                link(slot, number);
                listener.changed(null, row(todos.row(slot), project(number)));
            }
        }
    }

    @Override
    void update(int slot, Todo before, Todo after) {
        if (before.projectId() != after.projectId()) {
            unlink(slot, before);
            int number = projects.number(after.projectId());
            link(slot, number);
            FiledTodo left = row(before, projects.find(before.projectId()));
            FiledTodo entered = row(after, project(number));
            if (!left.equals(entered)) {
                listener.changed(left, entered);
            }
        } else if (!before.title().equals(after.title())) {
            Project project = projects.find(after.projectId());
            listener.changed(row(before, project), row(after, project));
        }
    }

    @Override
    void insert(int slot, Todo todo) {
        int number = projects.number(todo.projectId());
        link(slot, number);
        listener.changed(null, row(todo, project(number)));
    }

    @Override
    void delete(int slot, Todo todo) {
        unlink(slot, todo);
        listener.changed(row(todo, projects.find(todo.projectId())), null);
    }

    @Override
    void update(int number, Project before, Project after) {
        if (before.archived() == after.archived() && before.name().equals(after.name())) {
            return;
        }
        for (int slot = children.first(number); slot != Children.NONE; slot = children.next(slot)) {
            Todo todo = todos.row(slot);
            listener.changed(row(todo, before), row(todo, after));
        }
    }

    private void link(int slot, int number) {
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

    private @Nullable Project project(int number) {
        return number < 0 ? null : projects.row(number);
    }

    private static FiledTodo row(Todo todo, @Nullable Project project) {
        return project == null
                ? new FiledTodo(todo.id(), todo.title(), null, 2)
                : new FiledTodo(todo.id(), todo.title(), project.name(), project.archived() ? 1 : 0);
    }

    @Override
    void checksum(Checksum into) {
        for (int slot = 0; slot < todos.used(); slot++) {
            Todo todo = todos.at(slot);
            if (todo != null) {
                Project project = projects.find(todo.projectId());
                into.add(into.row().add(todo.id()).add(todo.title()).add(project == null ? "" : project.name())
                        .add(project == null ? 2L : project.archived() ? 1L : 0L));
            }
        }
    }
}
