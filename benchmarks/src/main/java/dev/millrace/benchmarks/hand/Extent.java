package dev.millrace.benchmarks.hand;

/** A row of the query that has one group. */
record Extent(long projectId, long count, long priorities, long earliest, long latest) {
}
