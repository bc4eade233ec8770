package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

/** A row of Q7. Archived is 0 or 1, and 2 without a project. */
record FiledTodo(long id, String title, @Nullable String project, int archived) {
}
