package dev.millrace.benchmarks.workload;

/**
 * Changes of to-dos that never end: they go forward, and then backward, each step taking back what it did forward. So every step makes a
 * difference if it did so forward, and the rows are those they were each time it has come round.
 *
 * <p>The changes were drawn before. Each step hands out a row object of its own, as rows do that come from a backend; its title is the same
 * object wherever it is the same title.
 */
public final class ChangeRing {

    private final Todo[] after;
    private final Todo[] before;
    private int at;
    private boolean backward;

    /**
     * Takes changes that are made one after the other.
     *
     * @param before the rows before each change
     * @param after the rows after it
     */
    ChangeRing(Todo[] before, Todo[] after) {
        this.before = copies(before);
        this.after = copies(after);
    }

    /** Next to each other in memory, so that to read them costs little. */
    private static Todo[] copies(Todo[] rows) {
        Todo[] copies = new Todo[rows.length];
        for (int i = 0; i < rows.length; i++) {
            copies[i] = rows[i].copy();
        }
        return copies;
    }

    /**
     * Draws updates of one kind.
     *
     * @param kind what each changes
     * @param query whose window is meant, if the kind knows one
     * @param rows the rows that are there
     * @param steps how many there are before they are taken back
     */
    public static ChangeRing of(ChangeKind kind, WorkloadQuery query, WorkloadRows rows, int steps) {
        Todo[] current = rows.todos().clone();
        TodoUpdates updates = new TodoUpdates(kind, query, rows);
        Todo[] before = new Todo[steps];
        Todo[] after = new Todo[steps];
        for (int i = 0; i < steps; i++) {
            after[i] = updates.next();
            int at = (int) after[i].id() - 1;
            before[i] = current[at];
            current[at] = after[i];
        }
        return new ChangeRing(before, after);
    }

    /** The row of the next step. */
    public Todo next() {
        if (backward) {
            Todo row = before[--at];
            backward = at > 0;
            return row.copy();
        }
        Todo row = after[at++];
        if (at == after.length) {
            backward = true;
        }
        return row.copy();
    }

    /** From now on what was done is taken back, until all of it is. */
    public void turnBack() {
        backward = at > 0;
    }

    /** Whether all that was done has been taken back. */
    public boolean isAtTheBeginning() {
        return at == 0;
    }
}
