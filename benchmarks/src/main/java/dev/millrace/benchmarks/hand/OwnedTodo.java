package dev.millrace.benchmarks.hand;

/** A row of Q4. */
record OwnedTodo(long id, String title, String project, String owner) {
}
