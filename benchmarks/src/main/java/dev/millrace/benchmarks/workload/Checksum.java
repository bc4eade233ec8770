package dev.millrace.benchmarks.workload;

import java.util.Locale;

/** The checksum of a result: how many rows, and a hash that depends on their order if the query has one. */
public final class Checksum {

    private static final int FACTOR = 31;

    private final RowHash row = new RowHash();
    private final boolean ordered;
    private int rows;
    private int hash;

    /** Of a result without rows so far. */
    public Checksum(WorkloadQuery query) {
        this.ordered = query.isOrdered();
    }

    /** Takes the next row of a query that shows whole to-dos. */
    public void add(Todo todo) {
        add(row.add(todo.id()).add(todo.projectId()).add(todo.ownerId()).add(todo.title()).add(todo.done())
                .add(todo.priority()).add(todo.createdAt()));
    }

    /** Takes the next row. */
    public void add(RowHash fields) {
        int next = fields.end();
        hash = ordered ? hash * FACTOR + next : hash + next;
        rows++;
    }

    /** What takes the fields of the next row, to be {@linkplain #add(RowHash) added}. */
    public RowHash row() {
        return row;
    }

    /** As the workload's page prints it: {@code rows:hex}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d:%x", rows, hash);
    }
}
