package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Todo;

/** The filter that three queries have, and what makes two to-dos the same. */
final class OpenTodos {

    private static final int LEAST_PRIORITY = 5;

    private OpenTodos() {
    }

    /** Not done, and of at least priority 5. Without a branch in it: half of the to-dos are done, at random. */
    static boolean has(Todo todo) {
        return !todo.done() & todo.priority() >= LEAST_PRIORITY;
    }

    /** The same of fields that were copied. */
    static boolean has(int open, int priority) {
        return open != 0 & priority >= LEAST_PRIORITY;
    }

    /** Whether a row with the same id says the same. */
    static boolean same(Todo before, Todo after) {
        return before.done() == after.done() && before.priority() == after.priority()
                && before.createdAt() == after.createdAt()
                && before.projectId() == after.projectId() && before.ownerId() == after.ownerId()
                && before.title().equals(after.title());
    }
}
