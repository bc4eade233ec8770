package dev.millrace.benchmarks.hand;

/** A row of Q5. */
record ProjectTotals(long projectId, long count, long sum, long latest) {
}
