package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.store.RowBlock;

/** Numbers of a primitive type, which are never null, read without boxing. */
final class PrimitiveTerm extends Term {

    private final Scalar key;
    private final int width;
    private final boolean integral;

    PrimitiveTerm(Scalar key, Class<?> type, boolean descending) {
        super(descending);
        this.key = key;
        this.width = FixedCodes.width(type);
        this.integral = key.isLong();
    }

    static boolean isPrimitive(Scalar key) {
        return key.isLong() || key.isDouble();
    }

    @Override
    int compare(@Nullable Object[] rowsA, int atA, @Nullable Object[] rowsB, int atB) {
        return directed(Long.compareUnsigned(code(rowsA, atA), code(rowsB, atB)));
    }

    @Override
    boolean write(@Nullable Object[] rows, int at, ByteWindow out) {
        out.complement(descending());
        out.put(code(rows, at), width);
        out.complement(false);
        return true;
    }

    @Override
    void dropAfter(RowBlock block, @Nullable Object[] lanes, int at) {
        if (!integral) {
            return;
        }
        long last = key.evalLong(lanes, at);
        long[] values = block.claim();
        key.longs(block, values);
        for (int i = 0; i < block.size(); i++) {
            values[i] = (descending() ? values[i] >= last : values[i] <= last) ? 1 : 0;
        }
        block.keep(values);
        block.release();
    }

    /** The value as an unsigned number that has its order, of as many bytes as the type has. */
    private long code(@Nullable Object[] rows, int at) {
        if (integral) {
            return FixedCodes.integral(key.evalLong(rows, at), width);
        }
        double value = key.evalDouble(rows, at);
        return width == Float.BYTES ? FixedCodes.floating((float) value) : FixedCodes.floating(value);
    }
}
