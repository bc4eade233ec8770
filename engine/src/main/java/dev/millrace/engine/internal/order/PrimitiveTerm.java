package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;

/** A component of a primitive type, read without boxing. */
final class PrimitiveTerm extends Term {

    private final Component component;
    private final int lane;
    private final int width;
    private final boolean integral;
    private final boolean floating;

    PrimitiveTerm(Component component, int lane, boolean descending) {
        super(descending);
        this.component = component;
        this.lane = lane;
        this.integral = component.isIntegral();
        this.floating = component.isFloating();
        this.width = component.type() == boolean.class ? 1 : FixedCodes.width(component.valueType());
    }

    @Override
    boolean hasBytes() {
        return true;
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

    /** The value as an unsigned number that has its order, of as many bytes as the type has. */
    private long code(@Nullable Object[] rows, int at) {
        Object row = rows[at + lane];
        if (row == null) {
            throw new IllegalStateException("lane " + lane + " holds no row to order by " + component);
        }
        if (integral) {
            return FixedCodes.integral(component.getLong(row), width);
        }
        if (floating) {
            double value = component.getDouble(row);
            return width == Float.BYTES ? FixedCodes.floating((float) value) : FixedCodes.floating(value);
        }
        return component.getBoolean(row) ? FixedCodes.TRUE : FixedCodes.FALSE;
    }
}
