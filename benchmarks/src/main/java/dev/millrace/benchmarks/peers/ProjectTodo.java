package dev.millrace.benchmarks.peers;

import dev.millrace.benchmarks.workload.RowHash;

/** A to-do with the name of its project. */
record ProjectTodo(long id, long createdAt, String title, String project) implements ResultRow {

    @Override
    public RowHash into(RowHash fields) {
        return fields.add(id).add(createdAt).add(title).add(project);
    }
}
