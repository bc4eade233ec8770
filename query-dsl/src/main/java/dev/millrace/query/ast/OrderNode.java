package dev.millrace.query.ast;

import java.util.List;

/**
 * The input's rows in an order; ties are broken by identity ascending (law 7).
 *
 * @param input the rows
 * @param terms the order, most significant first; empty for the order of identities
 */
public record OrderNode(QueryNode input, List<OrderTerm> terms) implements QueryNode {

    /**
     * Copies the terms and checks what they read.
     *
     * @throws IllegalArgumentException if one reads something the input does not offer
     */
    public OrderNode {
        terms = List.copyOf(terms);
        terms.forEach(term -> Scope.of(input).check(term.key()));
    }

    @Override
    public int lanes() {
        return input.lanes();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
