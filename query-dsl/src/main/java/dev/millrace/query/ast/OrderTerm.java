package dev.millrace.query.ast;

import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order.
 *
 * @param key what is compared
 * @param descending whether greater values come first
 * @param nulls where nulls go, whatever the direction
 */
public record OrderTerm(ExprNode key, boolean descending, NullPlacement nulls) {

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
