package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowSource;
import dev.millrace.engine.internal.store.SlotIndex;

/**
 * The slots of rows by what columns read of them. Rows are read when they are added and removed, so a row may change only while its
 * slot is out of the index, and a commit has three phases: what changes goes out while all rows show what they were, then the rows
 * are switched, then it comes in.
 */
final class RowIndex {

    private final KeyColumns columns;
    private final RowSource source;
    private final SlotIndex slots;
    private final RowProbe own;

    /**
     * An empty index.
     *
     * @param columns the columns
     * @param source has the rows
     */
    RowIndex(KeyColumns columns, RowSource source) {
        this(columns, source, new SlotIndex());
    }

    private RowIndex(KeyColumns columns, RowSource source, SlotIndex slots) {
        this.columns = columns;
        this.source = source;
        this.slots = slots;
        this.own = new RowProbe(columns, columns, source);
    }

    /** The same slots, by the same columns, where another source has the rows from now on. */
    RowIndex over(KeyColumns same, RowSource other) {
        return new RowIndex(same, other, slots);
    }

    /** Takes in the row of a slot. */
    void add(int slot, @Nullable Object[] rows, int at) {
        if (!columns.matchesNothing(rows, at)) {
            slots.add(own.of(rows, at), slot);
        }
    }

    /** Lets go of the row of a slot. */
    void remove(int slot, @Nullable Object[] rows, int at) {
        if (!columns.matchesNothing(rows, at)) {
            slots.remove(own.of(rows, at), slot);
        }
    }

    /** Whether the row of a slot is here. */
    boolean has(int slot, @Nullable Object[] rows, int at) {
        return slots.contains(own.of(rows, at), slot);
    }

    /** Lets go of what changes: the first phase. */
    void letGo(Delta changes, long[] reads) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.was(i) && concerns(changes, i, reads)) {
                remove(changes.slot(i), changes.before(), changes.at(i));
            }
        }
    }

    /** Takes in what has changed: the third phase. */
    void takeIn(Delta changes, long[] reads) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.is(i) && concerns(changes, i, reads)) {
                add(changes.slot(i), changes.after(), changes.at(i));
            }
        }
    }

    private static boolean concerns(Delta changes, int entry, long[] reads) {
        return !changes.isUpdate(entry) || changes.touches(entry, reads);
    }

    /** A probe for rows of another operator. */
    RowProbe probe(KeyColumns wanted) {
        return new RowProbe(wanted, columns, source);
    }

    /** The slots, to be looked up by a {@link #probe}. */
    SlotIndex slots() {
        return slots;
    }
}
