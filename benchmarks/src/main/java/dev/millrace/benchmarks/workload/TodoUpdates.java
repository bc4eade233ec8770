package dev.millrace.benchmarks.workload;

/** The updates of the workload: one field of one to-do each, all four in turn. */
public final class TodoUpdates {

    private static final int SEED = 99;
    private static final int KINDS = 4;

    private final WorkloadRows rows;
    private final Todo[] current;
    private final Rng drawn = new Rng(SEED);
    private int made;

    /** The first update follows. */
    public TodoUpdates(WorkloadRows rows) {
        this.rows = rows;
        this.current = rows.todos().clone();
    }

    /** The new row of the next one; it may be the same as before but for being another object. */
    public Todo next() {
        int at = drawn.below(current.length);
        Todo before = current[at];
        Todo after = switch (made++ % KINDS) {
            case 0 -> before.withDone(!before.done());
            case 1 -> before.withPriority(WorkloadRows.priority(drawn));
            case 2 -> before.withCreatedAt(WorkloadRows.createdAt(drawn, before.id()));
            default -> before.withTitle(rows.title(drawn, before.id()));
        };
        current[at] = after;
        return after;
    }
}
