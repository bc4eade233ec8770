package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;

/**
 * The latest to-dos by createdAt, then id, with more of them than are shown: all candidates up to a bound are here, so that rows that
 * leave are followed by rows that are known. Only when too many have left must the table be scanned. A to-do of an archived project is
 * kept, but is not live, so that a project that returns needs no search for its to-dos.
 */
final class TopRows {

    private final int mostLive;
    private long[] created;
    private Todo[] todos;
    private Project[] projects;
    private int size;
    private int live;
    /** The last place that is known: createdAt descending, then id. */
    private long boundCreated;
    private long boundId;

    TopRows(int mostLive) {
        this.mostLive = mostLive;
        created = new long[2 * mostLive];
        todos = new Todo[2 * mostLive];
        projects = new Project[2 * mostLive];
        clear();
    }

    /** Holds nothing, and all to-dos are to be given to it. */
    void clear() {
        size = 0;
        live = 0;
        boundCreated = Long.MIN_VALUE;
        boundId = Long.MAX_VALUE;
    }

    int size() {
        return size;
    }

    int live() {
        return live;
    }

    /** Whether no candidate is beyond the bound. */
    boolean isComplete() {
        return boundCreated == Long.MIN_VALUE && boundId == Long.MAX_VALUE;
    }

    Todo todo(int at) {
        return todos[at];
    }

    Project project(int at) {
        return projects[at];
    }

    /** Whether a to-do is up to the bound: only such ones are to be given and taken. */
    boolean covers(Todo todo) {
        long at = todo.createdAt();
        return at >= boundCreated && (at > boundCreated || todo.id() <= boundId);
    }

    void add(Todo todo, Project project) {
        if (size == created.length) {
            created = Arrays.copyOf(created, 2 * size);
            todos = Arrays.copyOf(todos, 2 * size);
            projects = Arrays.copyOf(projects, 2 * size);
        }
        int at = place(todo);
        System.arraycopy(created, at, created, at + 1, size - at);
        System.arraycopy(todos, at, todos, at + 1, size - at);
        System.arraycopy(projects, at, projects, at + 1, size - at);
        created[at] = todo.createdAt();
        todos[at] = todo;
        projects[at] = project;
        size++;
        live += project.archived() ? 0 : 1;
        trim();
    }

    /** Takes out the to-do with the place of the given one, which is there. */
    void remove(Todo todo) {
        int at = place(todo);
        live -= projects[at].archived() ? 0 : 1;
        size--;
        System.arraycopy(created, at + 1, created, at, size - at);
        System.arraycopy(todos, at + 1, todos, at, size - at);
        System.arraycopy(projects, at + 1, projects, at, size - at);
    }

    /** Puts a project in place of another; whether it has a to-do here. */
    boolean replace(Project before, Project after) {
        int found = 0;
        for (int at = 0; at < size; at++) {
            if (projects[at] == before) {
                projects[at] = after;
                found++;
            }
        }
        live += found * ((before.archived() ? 1 : 0) - (after.archived() ? 1 : 0));
        trim();
        return found > 0;
    }

    private void trim() {
        if (live > mostLive) {
            while (live > mostLive) {
                size--;
                live -= projects[size].archived() ? 0 : 1;
            }
            boundCreated = created[size - 1];
            boundId = todos[size - 1].id();
        }
    }

    private int place(Todo todo) {
        long key = todo.createdAt();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            long other = created[middle];
            if (other > key || other == key && todos[middle].id() < todo.id()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
