package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order of an operator's rows.
 *
 * @param key what is ordered by
 * @param type the class of its values; values of one class are compared faster
 * @param descending whether greater values come first
 * @param nulls where nulls stand, in either direction
 * @param collation how strings compare; null for by code point
 */
public record SortTerm(RowExpr key, Class<?> type, boolean descending, NullPlacement nulls,
        @Nullable Collation collation) {

    /**
     * A term by the values of a key, nulls first, as identities are ordered.
     *
     * @param key what is ordered by
     * @return the term
     */
    public static SortTerm byIdentity(RowExpr key) {
        Class<?> type = key instanceof Part part ? part.component().valueType() : Object.class;
        return new SortTerm(key, type, false, NullPlacement.FIRST, null);
    }
}
