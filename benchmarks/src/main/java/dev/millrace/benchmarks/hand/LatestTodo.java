package dev.millrace.benchmarks.hand;

/** A row of Q3. */
record LatestTodo(long id, long createdAt, String title, String project) {
}
