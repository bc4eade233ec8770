package dev.millrace.engine.internal.flow;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.value.Values;

/**
 * The columns by which rows are matched, over the lanes of one operator: hashed and compared as they are read, without an object for
 * the key.
 */
public final class KeyColumns {

    /** How the values of a column are matched. */
    public enum Matching {
        /** By comparison equality; a null equals nothing. */
        EQUAL,
        /** By comparison equality; a null equals a null, as in groups. */
        EQUAL_OR_NULL,
        /** By sameness; a null is the same as a null. */
        SAME
    }

    private static final int SPREAD = 0x9E3779B1;
    private static final int SPREAD_BITS = 15;

    private final Scalar[] columns;
    private final Matching[] matching;

    /**
     * Columns.
     *
     * @param columns read them
     * @param matching how each is matched
     */
    public KeyColumns(Scalar[] columns, List<Matching> matching) {
        this.columns = columns.clone();
        this.matching = matching.toArray(Matching[]::new);
    }

    /**
     * Columns that are all matched in one way.
     *
     * @param columns read them
     * @param matching how
     */
    public KeyColumns(Scalar[] columns, Matching matching) {
        this(columns, Collections.nCopies(columns.length, matching));
    }

    /** The number of columns. */
    int size() {
        return columns.length;
    }

    /** Whether all columns, of which there are one or two, are integers or truths: {@link #number} gives each then, and no object is made. */
    boolean areNumbers() {
        for (Scalar column : columns) {
            if (!column.isLong() && !column.isBoolean()) {
                return false;
            }
        }
        return columns.length == 1 || columns.length == 2;
    }

    /** The number of a column; 0 if there is no such column. */
    long number(int column, @Nullable Object[] rows, int at) {
        if (column >= columns.length) {
            return 0;
        }
        Scalar read = columns[column];
        return read.isLong() ? read.evalLong(rows, at) : read.evalBoolean(rows, at) ? 1 : 0;
    }

    /** The numbers of a column of many rows; 0 if there is no such column. */
    void numbers(int column, RowBlock block, long[] into) {
        if (column < columns.length) {
            columns[column].longs(block, into);
        } else {
            Arrays.fill(into, 0, block.size(), 0);
        }
    }

    /** Reads a column of many rows if that takes no objects: who goes on to read them one by one finds them near. */
    void touch(RowBlock block) {
        if (columns.length > 0 && (columns[0].isLong() || columns[0].isBoolean())) {
            columns[0].longs(block, block.claim());
            block.release();
        }
    }

    /** One of the values. */
    @Nullable
    Object value(int column, @Nullable Object[] rows, int at) {
        return columns[column].eval(rows, at);
    }

    /** Whether {@link #longValue} reads a column. */
    boolean isLong(int column) {
        return columns[column].isLong();
    }

    long longValue(int column, @Nullable Object[] rows, int at) {
        return columns[column].evalLong(rows, at);
    }

    /** Whether a value is null that equals nothing then: such a row matches none. */
    boolean matchesNothing(@Nullable Object[] rows, int at) {
        for (int i = 0; i < columns.length; i++) {
            Scalar column = columns[i];
            if (matching[i] == Matching.EQUAL && !column.isLong() && !column.isDouble()
                    && column.eval(rows, at) == null) {
                return true;
            }
        }
        return false;
    }

    /** A hash that is the same for rows that match. */
    int hash(@Nullable Object[] rows, int at) {
        int hash = 1;
        for (Scalar column : columns) {
            hash ^= column.isLong() ? Values.hash(column.evalLong(rows, at)) : Values.hash(column.eval(rows, at));
            hash = Integer.rotateLeft(hash * SPREAD, SPREAD_BITS); // small integers side by side are not to clump
        }
        return hash;
    }

    /** Whether the values of one row match those that other columns read of another, which are matched in the same way. */
    boolean match(@Nullable Object[] rows, int at, KeyColumns others, @Nullable Object[] otherRows, int otherAt) {
        for (int i = 0; i < columns.length; i++) {
            Scalar own = columns[i];
            Scalar other = others.columns[i];
            boolean matches = own.isLong() && other.isLong()
                    ? own.evalLong(rows, at) == other.evalLong(otherRows, otherAt)
                    : matches(i, own.eval(rows, at), other.eval(otherRows, otherAt));
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value of a row matches one that is kept. */
    boolean matches(int column, @Nullable Object[] rows, int at, @Nullable Object value) {
        Scalar own = columns[column];
        return own.isLong() && value instanceof Long number ? own.evalLong(rows, at) == number
                : matches(column, own.eval(rows, at), value);
    }

    private boolean matches(int column, @Nullable Object a, @Nullable Object b) {
        return matching[column] == Matching.SAME ? Values.same(a, b) : Values.equalOrBothNull(a, b);
    }
}
