package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.value.NullPlacement;

/** An expression of any type, which may be null. */
final class ValueTerm extends Term {

    private static final int VALUE = 1;

    private final Scalar key;
    private final ValueCode code;
    private final int nullByte;
    private final int nullOrder;
    /** Whether a byte tells values from nulls. */
    private final boolean marked;

    ValueTerm(Scalar key, SortTerm term) {
        super(term.descending());
        this.key = key;
        this.code = ValueCode.of(term);
        boolean first = term.nulls() == NullPlacement.FIRST;
        this.nullByte = first ? 0 : 0xFF;
        this.nullOrder = first ? -1 : 1;
        this.marked = !code.leavesRoomForNull();
    }

    @Override
    int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        Object a = key.eval(rowsA, atA);
        Object b = key.eval(rowsB, atB);
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? nullOrder : -nullOrder;
        }
        return directed(code.compare(a, b));
    }

    @Override
    boolean write(@Nullable Object[] rows, int at, ByteWindow out) {
        Object value = key.eval(rows, at);
        if (value == null) {
            out.put(nullByte);
            return true;
        }
        if (marked) {
            out.put(VALUE);
        }
        out.complement(descending());
        boolean goesOn = code.write(value, out);
        out.complement(false);
        return goesOn;
    }
}
