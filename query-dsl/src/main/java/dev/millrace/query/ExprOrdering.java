package dev.millrace.query;

import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * One thing to order by, an expression of the row: {@code asc(t.get(Todo::title).lower())}. Nulls come first in both directions
 * unless said otherwise (law 7).
 *
 * @param term what to order by as a plain value
 */
public record ExprOrdering(OrderTerm term) {

    /**
     * The same with nulls after all values.
     *
     * @return the ordering
     */
    public ExprOrdering nullsLast() {
        return new ExprOrdering(new OrderTerm(term.key(), term.descending(), NullPlacement.LAST, term.collation()));
    }

    /**
     * The same with strings compared as a language has it.
     *
     * @param collation how strings compare
     * @return the ordering
     * @throws IllegalArgumentException if the values are no strings
     */
    public ExprOrdering collate(Collation collation) {
        return new ExprOrdering(new OrderTerm(term.key(), term.descending(), term.nulls(), collation));
    }

    @Override
    public String toString() {
        return term.toString();
    }
}
