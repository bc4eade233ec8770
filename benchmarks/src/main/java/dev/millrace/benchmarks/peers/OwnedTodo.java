package dev.millrace.benchmarks.peers;

import dev.millrace.benchmarks.workload.RowHash;

/** A to-do with the names of its project and its owner. */
record OwnedTodo(long id, String title, String project, String owner) implements ResultRow {

    @Override
    public RowHash into(RowHash fields) {
        return fields.add(id).add(title).add(project).add(owner);
    }
}
