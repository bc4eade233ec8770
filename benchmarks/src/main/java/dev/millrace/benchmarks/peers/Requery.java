package dev.millrace.benchmarks.peers;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/**
 * Makes the whole result anew after each change, and hands it to its subscriber: what a program does that has no live queries. What
 * changed nobody finds out.
 */
abstract class Requery implements Contestant {

    private @Nullable WorkloadQuery query;
    private List<?> result = List.of();
    private long told;

    /** Makes the result of the open query. */
    abstract List<?> evaluate();

    /** A query is to be opened. */
    abstract void prepare(WorkloadQuery opened);

    /** Stores a row in place of the one with its id. */
    abstract void replace(Todo todo);

    /** Stores a row in place of the one with its id. */
    abstract void replace(Project project);

    /** Stores a row. */
    abstract void add(Todo todo);

    /** Drops a row. */
    abstract void remove(Todo todo);

    /** Stores rows in place of those with their ids, as one step. */
    abstract void replace(Todo[] todos);

    @Override
    public final void open(WorkloadQuery opened) {
        query = opened;
        prepare(opened);
        result = evaluate();
    }

    @Override
    public void closeQuery() {
        query = null;
        result = List.of();
    }

    @Override
    public final void update(Todo todo) {
        replace(todo);
        changed();
    }

    @Override
    public final void update(Todo[] todos) {
        replace(todos);
        changed();
    }

    @Override
    public final void update(Project project) {
        replace(project);
        changed();
    }

    @Override
    public final void insert(Todo todo) {
        add(todo);
        changed();
    }

    @Override
    public final void delete(Todo todo) {
        remove(todo);
        changed();
    }

    private void changed() {
        if (query != null) {
            result = evaluate();
            told++;
        }
    }

    @Override
    public final String checksum() {
        return ResultChecksum.of(opened(), result);
    }

    @Override
    public final long told() {
        return told;
    }

    private WorkloadQuery opened() {
        if (query == null) {
            throw new IllegalStateException("No query is open; open one first.");
        }
        return query;
    }
}
