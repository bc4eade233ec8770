package dev.millrace.collections;

import java.util.AbstractList;
import java.util.RandomAccess;

import dev.millrace.collections.Change.Kind;
import dev.millrace.engine.IdentifiedRows;

/**
 * What leads from no rows to those of a snapshot: a change for each row, made whenever somebody looks at it. So who is told of a large
 * result, and goes on to read the rows, is not handed an object for each. Immutable and thread-safe.
 */
final class EnteredRows<R> extends AbstractList<Change<R>> implements RandomAccess {

    /** Held as a whole, so that others who are told of the same rows can share it. */
    private final Snapshot<R> snapshot;
    private final boolean ordered;

    EnteredRows(Snapshot<R> snapshot, boolean ordered) {
        this.snapshot = snapshot;
        this.ordered = ordered;
    }

    @Override
    public Change<R> get(int index) {
        IdentifiedRows<R> rows = snapshot.entries();
        return new Change<>(Kind.ENTERED, rows.identity(index), null, rows.row(index), -1, ordered ? index : -1);
    }

    @Override
    public int size() {
        return snapshot.size();
    }
}
