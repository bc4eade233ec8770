package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Todo;

/**
 * The fields of some rows, copied by a loop that does nothing else, so that the processor may wait for many rows at once. Meant to
 * make opening faster; that it does is not settled by measurement yet.
 */
final class RowChunk {

    private static final int LENGTH = 256;

    final int[] slots = new int[LENGTH];
    final long[] projectIds = new long[LENGTH];
    final long[] ownerIds = new long[LENGTH];
    final long[] created = new long[LENGTH];
    final int[] priorities = new int[LENGTH];
    /** 1 for what is not done, 0 for what is. */
    final int[] open = new int[LENGTH];
    int size;
    private int next;

    /** Copies the next rows of a table; whether there were any slots left. */
    boolean read(TodoTable todos) {
        int from = next;
        int to = Math.min(todos.used(), from + LENGTH);
        int count = 0;
        for (int slot = from; slot < to; slot++) {
            Todo todo = todos.at(slot);
            if (todo != null) {
                slots[count] = slot;
                projectIds[count] = todo.projectId();
                ownerIds[count] = todo.ownerId();
                created[count] = todo.createdAt();
                priorities[count] = todo.priority();
                open[count] = todo.done() ? 0 : 1;
                count++;
            }
        }
        size = count;
        next = to;
        return from < to;
    }
}
