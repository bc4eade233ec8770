package dev.millrace.benchmarks.peers;

import dev.millrace.benchmarks.workload.RowHash;

/** A row of a result that shows something else than whole to-dos. */
interface ResultRow {

    /** Its fields, in the order of the workload's page. */
    RowHash into(RowHash fields);
}
