package dev.millrace.engine.internal.order;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.Component;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order, compiled.
 *
 * @param key evaluates what is compared
 * @param type the class of its values; values of one class are compared faster
 * @param nullable whether there are nulls among them
 * @param descending whether greater values come first
 * @param nulls where nulls stand, in either direction
 * @param collation how strings compare; null for by code point
 * @param field the component that is read, if that can be done without boxing; its row is always there
 * @param lane where the row of that component is
 */
public record SortTerm(Scalar key, Class<?> type, boolean nullable, boolean descending, NullPlacement nulls,
        @Nullable Collation collation, @Nullable Component field, int lane) {

    /**
     * A term of any expression.
     *
     * @param key evaluates what is compared
     * @param type the class of its values
     * @param nullable whether there are nulls among them
     * @param descending whether greater values come first
     * @param nulls where nulls stand, in either direction
     * @param collation how strings compare; null for by code point
     */
    public SortTerm(Scalar key, Class<?> type, boolean nullable, boolean descending, NullPlacement nulls,
            @Nullable Collation collation) {
        this(key, type, nullable, descending, nulls, collation, null, 0);
    }

    /**
     * A term of a query. A component of a primitive type is read without boxing.
     *
     * @param term the term
     * @param key its compiled key
     * @return the term, compiled
     */
    public static SortTerm of(OrderTerm term, Scalar key) {
        if (term.key() instanceof FieldNode node && !node.absent() && node.component().type().isPrimitive()
                && node.component().type() != char.class) {
            return new SortTerm(key, term.key().type(), false, term.descending(), term.nulls(), null,
                    node.component(), node.lane());
        }
        return new SortTerm(key, term.key().type(), term.key().nullable(), term.descending(), term.nulls(),
                term.collation());
    }
}
