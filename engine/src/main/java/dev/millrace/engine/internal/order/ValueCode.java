package dev.millrace.engine.internal.order;

import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Values;

/** Writes values of one type as bytes that have their order, and compares them. */
abstract class ValueCode {

    /** Of the values of a term. */
    static ValueCode of(SortTerm term) {
        Collation collation = term.collation();
        if (collation != null) {
            return new CollatedCode(collation);
        }
        Class<?> type = term.type();
        if (type == String.class) {
            return new TextCode();
        }
        return type == byte[].class ? new BytesCode() : FixedCodes.of(type);
    }

    /** Writes a value so that no other's bytes begin with its own; returns false if those of equal bytes may differ. */
    abstract boolean write(Object value, ByteWindow out);

    /** Compares two values exactly. */
    int compare(Object a, Object b) {
        return Values.compare(a, b);
    }

    /** Whether a value's first byte is neither 0 nor 255, whether complemented or not, and others of the same first byte are equal. */
    boolean leavesRoomForNull() {
        return false;
    }
}
