package dev.millrace.benchmarks.peers;

import java.util.List;

import dev.millrace.benchmarks.workload.RowHash;
import dev.millrace.benchmarks.workload.Todo;

/** The to-dos of a project in numbers. */
record ProjectTotals(long projectId, long count, long sum, long max) implements ResultRow {

    /** Of all to-dos of one project, of which there is one at least. */
    static ProjectTotals of(List<Todo> todos) {
        long sum = 0;
        long max = Long.MIN_VALUE;
        for (Todo todo : todos) {
            sum += todo.priority();
            max = Math.max(max, todo.createdAt());
        }
        return new ProjectTotals(todos.get(0).projectId(), todos.size(), sum, max);
    }

    @Override
    public RowHash into(RowHash fields) {
        return fields.add(projectId).add(count).add(sum).add(max);
    }
}
