package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.workload.Todo;

/** The slots that a batch replaces, each once, with what was there before the batch. */
final class Batch {

    /** A bit for each slot, set during a batch only. */
    private long[] touched = new long[1];
    private int[] slots = new int[0];
    private Todo[] before = new Todo[0];
    private int count;

    /** Replaces the rows in the table. */
    void replace(TodoTable todos, Todo[] rows) {
        if (slots.length < rows.length) {
            slots = new int[rows.length];
            before = new Todo[rows.length];
        }
        int words = (todos.used() >> 6) + 1;
        if (touched.length < words) {
            touched = new long[words];
        }
        for (Todo row : rows) {
            int slot = todos.slot(row.id());
            Todo replaced = todos.replace(slot, row);
            long bit = 1L << slot;
            if ((touched[slot >> 6] & bit) == 0) {
                touched[slot >> 6] |= bit;
                slots[count] = slot;
                before[count++] = replaced;
            }
        }
    }

    /** Tells the program. */
    void tell(HandProgram program) {
        program.update(slots, before, count);
    }

    /** Is empty again. */
    void clear() {
        for (int i = 0; i < count; i++) {
            touched[slots[i] >> 6] = 0;
        }
        count = 0;
    }
}
