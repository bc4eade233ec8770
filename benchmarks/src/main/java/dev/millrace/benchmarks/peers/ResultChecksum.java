package dev.millrace.benchmarks.peers;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/** Checksums of lists of to-dos and of {@link ResultRow}s. */
final class ResultChecksum {

    private ResultChecksum() {
    }

    static String of(WorkloadQuery query, Iterable<?> rows) {
        Checksum sum = new Checksum(query);
        for (Object row : rows) {
            if (row instanceof Todo todo) {
                sum.add(todo);
            } else {
                sum.add(((ResultRow) row).into(sum.row()));
            }
        }
        return sum.toString();
    }
}
