package dev.millrace.query.ast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.ValueKind;

/**
 * One thing to order by (law 7).
 *
 * @param key the expression whose values are compared
 * @param descending whether greater values come first
 * @param nulls where nulls stand, in either direction
 * @param collation how strings compare; null for by code point
 */
public record OrderTerm(ExprNode key, boolean descending, NullPlacement nulls, @Nullable Collation collation) {

    /**
     * Checks that the values have an order, and that what is to be collated are strings.
     *
     * @throws IllegalArgumentException if they have none, or are no strings
     */
    public OrderTerm {
        if (collation != null && ValueKind.of(key.type()) != ValueKind.STRING) {
            throw new IllegalArgumentException("A collation is for strings, but " + key + " is of type "
                    + key.type().getSimpleName());
        }
        Members.requireOrder(descending ? "desc" : "asc", key);
    }

    /**
     * A term without a collation.
     *
     * @param key the expression whose values are compared
     * @param descending whether greater values come first
     * @param nulls where nulls stand, in either direction
     */
    public OrderTerm(ExprNode key, boolean descending, NullPlacement nulls) {
        this(key, descending, nulls, null);
    }

    /**
     * The same term by another key.
     *
     * @param other the expression whose values are compared
     * @return the term
     */
    public OrderTerm by(ExprNode other) {
        return new OrderTerm(other, descending, nulls, collation);
    }

    /** The terms over other keys, one by one. */
    static List<OrderTerm> over(List<OrderTerm> terms, List<ExprNode> keys) {
        List<OrderTerm> over = new ArrayList<>(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            over.add(terms.get(i).by(keys.get(i)));
        }
        return over;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
