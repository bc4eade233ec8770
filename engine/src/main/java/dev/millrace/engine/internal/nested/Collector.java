package dev.millrace.engine.internal.nested;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.flow.Delta;
import dev.millrace.engine.internal.store.Bytes;

/** Makes one value of the rows of a subquery that belong together, and keeps it current. */
public abstract class Collector {

    /** Takes in a row. */
    public abstract void add(@Nullable Object[] rows, int at);

    /** Lets go of a row. */
    public abstract void remove(@Nullable Object[] rows, int at);

    /** Follows an update of a row. */
    public void update(Delta changes, int entry) {
        remove(changes.before(), changes.at(entry));
        add(changes.after(), changes.at(entry));
    }

    /**
     * The value.
     *
     * @param previous what this gave last; null at first
     * @return the value; that object if nothing is different
     */
    public abstract @Nullable Object value(@Nullable Object previous);

    /** The number of rows that are kept. */
    public int rowsHeld() {
        return 0;
    }

    /** What it takes, without the values themselves. */
    public long bytes() {
        return Bytes.HEADER;
    }

    /** Makes collectors. */
    @FunctionalInterface
    public interface Factory {

        /** A collector of no rows yet. */
        Collector create();
    }
}
