package dev.millrace.engine.internal.route;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.value.Values;

/**
 * A value of a row while owners are looked for by it; used again from row to row. What is read as a primitive number stays one, and is compared
 * as the nearest double: where that cannot tell two numbers apart they are taken for equal, so that owners may be found whom the
 * value does not concern, but never missed.
 */
class Value {

    private static final double BEYOND_LONGS = 0x1p63;

    private final Scalar scalar;
    private @Nullable Object object;
    private double number;
    private int hash;

    /**
     * No value yet.
     *
     * @param scalar reads it
     */
    Value(Scalar scalar) {
        this.scalar = scalar;
    }

    /** Reads the value of a row; false if it is null. */
    boolean read(@Nullable Object[] rows, int at) {
        object = null;
        if (scalar.isLong()) {
            long whole = scalar.evalLong(rows, at);
            number = whole;
            hash = Values.hash(whole);
            return true;
        } else if (scalar.isDouble()) {
            double real = scalar.evalDouble(rows, at) + 0.0; // the zeros are equal
            number = real;
            hash = real == (long) real && real < BEYOND_LONGS ? Values.hash((long) real) : Values.hash(real);
            return true;
        }
        object = scalar.eval(rows, at);
        hash = Values.hash(object);
        return object != null;
    }

    /** Holds no object from commit to commit. */
    void forget() {
        object = null;
    }

    /** A hash that is the same for all values that equal it. */
    int hash() {
        return hash;
    }

    /** Compares a bound with it. */
    int compare(Object bound) {
        Object known = object;
        if (known != null) {
            return Values.compare(bound, known);
        }
        return bound instanceof Number other ? Double.compare(other.doubleValue() + 0.0, number)
                : Values.compare(bound, number);
    }
}
