package dev.millrace.query.ast;

import java.util.List;

/**
 * Rows in an order: by the terms, and where those leave two undecided by identity (law 7).
 *
 * @param input the rows
 * @param terms what to order by, the most significant first; empty for identity order
 */
public record OrderNode(QueryNode input, List<OrderTerm> terms) implements QueryNode {

    /**
     * Checks what the terms read.
     *
     * @throws IllegalArgumentException if one reads something the input does not offer
     */
    public OrderNode {
        terms = List.copyOf(terms);
        Whole.require(List.of(input), terms.stream().map(OrderTerm::key).toList());
        terms.forEach(term -> Scope.of(input).check(term.key()));
    }

    @Override
    public List<LaneType> lanes() {
        return input.lanes();
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public List<ExprNode> expressions() {
        return terms.stream().map(OrderTerm::key).toList();
    }

    @Override
    public OrderNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new OrderNode(inputs.get(0), OrderTerm.over(terms, expressions));
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
