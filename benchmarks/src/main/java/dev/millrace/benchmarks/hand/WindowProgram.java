package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/**
 * The first rows by createdAt descending, then id. Nearly all changes are beyond what it keeps, and cost two comparisons; after any
 * other the window is made again and compared with what was shown, so that a batch tells what is different in the end.
 */
abstract class WindowProgram extends HandProgram {

    private static final int SPARE = 64;

    private final int limit;
    private final TopRows top;
    private final int[] left;
    private final int[] entered;
    private Shown shown;
    private Shown spare;

    WindowProgram(HandTables tables, HandListener listener, int limit) {
        super(tables, listener);
        this.limit = limit;
        this.top = new TopRows(2 * limit + SPARE);
        this.left = new int[limit];
        this.entered = new int[limit];
        this.shown = new Shown(limit);
        this.spare = new Shown(limit);
    }

    /** The project of a to-do that may be in the window, archived or not; none if it cannot be. */
    abstract @Nullable Project candidate(Todo todo);

    /** Tells a change, if it is one of the fields that the result has. */
    abstract void tell(@Nullable Todo before, Project beforeProject, @Nullable Todo after, Project afterProject);

    final Shown shown() {
        return shown;
    }

    @Override
    final void open() {
        fill();
        show();
    }

    @Override
    final void update(int slot, Todo before, Todo after) {
        boolean was = top.covers(before);
        boolean is = top.covers(after);
        if (was || is) {
            boolean touched = was && take(before);
            touched |= is && give(after);
            if (touched) {
                finish();
            }
        }
    }

    /** All that leaves first: while rows are still to be taken, none may be dropped. */
    @Override
    final void update(int[] slots, Todo[] before, int count) {
        boolean touched = false;
        for (int i = 0; i < count; i++) {
            touched |= top.covers(before[i]) && take(before[i]);
        }
        for (int i = 0; i < count; i++) {
            Todo after = todos.row(slots[i]);
            touched |= top.covers(after) && give(after);
        }
        if (touched) {
            finish();
        }
    }

    @Override
    final void insert(int slot, Todo todo) {
        if (top.covers(todo) && give(todo)) {
            finish();
        }
    }

    @Override
    final void delete(int slot, Todo todo) {
        if (top.covers(todo) && take(todo)) {
            finish();
        }
    }

    @Override
    final void update(int number, Project before, Project after) {
        if (top.replace(before, after)) {
            finish();
        }
    }

    private boolean take(Todo before) {
        boolean there = candidate(before) != null;
        if (there) {
            top.remove(before);
        }
        return there;
    }

    private boolean give(Todo after) {
        Project project = candidate(after);
        if (project != null) {
            top.add(after, project);
        }
        return project != null;
    }

    private void fill() {
        top.clear();
        int used = todos.used();
        for (int slot = 0; slot < used; slot++) {
            Todo todo = todos.at(slot);
            if (todo != null && top.covers(todo)) {
                give(todo);
            }
        }
    }

    private void finish() {
        if (top.live() < limit && !top.isComplete()) {
            fill();
        }
        show();
    }

    private void show() {
        Shown before = shown;
        Shown after = spare;
        after.take(top);
        shown = after;
        spare = before;
        int leaving = 0;
        int entering = 0;
        int i = 0;
        int j = 0;
        while (i < before.size || j < after.size) {
            int order = i == before.size ? 1 : j == after.size ? -1 : Shown.order(before.todos[i], after.todos[j]);
            if (order < 0) {
                left[leaving++] = i++;
            } else if (order > 0) {
                entered[entering++] = j++;
            } else {
                if (before.todos[i] != after.todos[j] || before.projects[i] != after.projects[j]) {
                    tell(before.todos[i], before.projects[i], after.todos[j], after.projects[j]);
                }
                i++;
                j++;
            }
        }
        tellRest(before, leaving, after, entering);
    }

    /** What has another place than before, left and entered; few, if not all. */
    private void tellRest(Shown before, int leaving, Shown after, int entering) {
        for (int i = 0; i < leaving; i++) {
            int from = left[i];
            Todo todo = before.todos[from];
            int at = 0;
            while (at < entering && after.todos[entered[at]].id() != todo.id()) {
                at++;
            }
            if (at < entering) {
                int to = entered[at];
                entered[at] = entered[--entering];
                tell(todo, before.projects[from], after.todos[to], after.projects[to]);
            } else {
                tell(todo, before.projects[from], null, before.projects[from]);
            }
        }
        for (int i = 0; i < entering; i++) {
            int to = entered[i];
            tell(null, after.projects[to], after.todos[to], after.projects[to]);
        }
    }

    /** A window as its subscriber knows it. */
    static final class Shown {

        final Todo[] todos;
        final Project[] projects;
        int size;

        Shown(int limit) {
            todos = new Todo[limit];
            projects = new Project[limit];
        }

        void take(TopRows top) {
            size = 0;
            for (int at = 0; at < top.size() && size < todos.length; at++) {
                Project project = top.project(at);
                if (!project.archived()) {
                    todos[size] = top.todo(at);
                    projects[size++] = project;
                }
            }
        }

        /** By createdAt descending, then id. */
        static int order(Todo one, Todo other) {
            int order = Long.compare(other.createdAt(), one.createdAt());
            return order != 0 ? order : Long.compare(one.id(), other.id());
        }
    }
}
