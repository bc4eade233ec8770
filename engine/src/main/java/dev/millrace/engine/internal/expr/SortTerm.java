package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * A term of an order of an operator's rows.
 *
 * @param key what is ordered by
 * @param type the type of its values
 * @param descending whether greater values come first
 * @param nulls where nulls stand, in either direction
 * @param collation how strings are compared; null for code points
 */
public record SortTerm(RowExpr key, Class<?> type, boolean descending, NullPlacement nulls,
        @Nullable Collation collation) {

    /**
     * A term by the values of a key, nulls first, as identities are ordered.
     *
     * @param key what is ordered by
     */
    public static SortTerm byIdentity(RowExpr key) {
        return new SortTerm(key, Object.class, false, NullPlacement.FIRST, null);
    }

    /** The same where other lanes stand before its own. */
    public SortTerm shifted(int by) {
        return new SortTerm(key.shifted(by), type, descending, nulls, collation);
    }
}
