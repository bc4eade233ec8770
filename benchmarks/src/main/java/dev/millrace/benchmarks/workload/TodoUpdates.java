package dev.millrace.benchmarks.workload;

import org.jspecify.annotations.Nullable;

/** Updates of to-dos, each of one field of one of them: those of the workload, which take four fields in turn, or of one kind. */
public final class TodoUpdates {

    private static final int SEED = 99;
    private static final int KINDS = 4;

    private final ChangeKind kind;
    private final WorkloadRows rows;
    private final Todo[] current;
    private final int @Nullable [] places;
    private final Rng drawn = new Rng(SEED);
    private int made;

    /** The updates of the workload. */
    public TodoUpdates(WorkloadRows rows) {
        this(ChangeKind.MIXED, WorkloadQuery.Q1, rows);
    }

    /** Updates of a kind; inside and outside are meant of the query's window. */
    public TodoUpdates(ChangeKind kind, WorkloadQuery query, WorkloadRows rows) {
        this.places = switch (kind) {
            case INSIDE -> WindowPlaces.inside(query, rows);
            case OUTSIDE -> WindowPlaces.outside(query, rows);
            default -> null;
        };
        this.kind = kind;
        this.rows = rows;
        this.current = rows.todos().clone();
    }

    /** The new row of the next one; it may be the same as before but for being another object. */
    public Todo next() {
        int at = places == null ? drawn.below(current.length) : places[drawn.below(places.length)];
        Todo before = current[at];
        Todo after = switch (kind) {
            case MIXED -> mixed(before);
            case FILTER -> before.withDone(!before.done());
            case JOIN -> before.withProjectId(rows.projectId(drawn));
            case SORT -> before.withCreatedAt(WorkloadRows.createdAt(drawn, before.id()));
            case TITLE, INSIDE, OUTSIDE -> before.withTitle(rows.title(drawn, before.id()));
            default -> throw new IllegalArgumentException(kind + " is no update of one field");
        };
        current[at] = after;
        return after;
    }

    private Todo mixed(Todo before) {
        return switch (made++ % KINDS) {
            case 0 -> before.withDone(!before.done());
            case 1 -> before.withPriority(WorkloadRows.priority(drawn));
            case 2 -> before.withCreatedAt(WorkloadRows.createdAt(drawn, before.id()));
            default -> before.withTitle(rows.title(drawn, before.id()));
        };
    }
}
