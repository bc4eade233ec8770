package dev.millrace.query.ast;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How much an expression or a query is, counted with all it is made of as often as it is used.
 *
 * @param depth how many stand in one another
 * @param size how many there are
 */
record Extent(int depth, long size) {

    static final Extent LEAF = new Extent(1, 1);

    /** Of an expression. What it is made of has been counted, so this takes a few steps. */
    static Extent of(ExprNode node) {
        if (node.children() instanceof Operands operands) {
            return operands.made();
        } else if (node instanceof AggregateNode aggregate) {
            return aggregate(aggregate.operands(), aggregate.order());
        } else if (node instanceof SubqueryNode subquery) {
            return subquery(subquery.query(), subquery.operand());
        } else if (node instanceof ReadNode read) {
            return around(List.of(read.record()));
        } else if (node instanceof OuterNode outer) {
            return around(List.of(outer.expression()));
        }
        return node instanceof OpenNode open ? around(List.of(open.expression())) : LEAF;
    }

    /** Of what is made of some expressions. */
    static Extent around(List<ExprNode> nodes) {
        Extent extent = LEAF;
        for (ExprNode node : nodes) {
            extent = extent.with(of(node));
        }
        return extent;
    }

    /** Of an aggregate. */
    static Extent aggregate(List<ExprNode> operands, List<OrderTerm> order) {
        Extent extent = around(operands);
        for (OrderTerm term : order) {
            extent = extent.with(of(term.key()));
        }
        return extent;
    }

    /** Of a subquery. */
    static Extent subquery(QueryNode query, @Nullable ExprNode operand) {
        Extent extent = operand == null ? LEAF : around(List.of(operand));
        return extent.with(of(query));
    }

    private static Extent of(QueryNode query) {
        Extent extent = around(query.expressions());
        for (QueryNode input : query.inputs()) {
            extent = extent.with(of(input));
        }
        return extent;
    }

    /** Of what is made of this and of a part. */
    Extent with(Extent part) {
        return new Extent(Math.max(depth, part.depth + 1), sum(size, part.size));
    }

    /** Of what is made of the operands of both. */
    Extent beside(Extent other) {
        return new Extent(Math.max(depth, other.depth), sum(size, other.size));
    }

    private static long sum(long a, long b) {
        return Math.min(a + b, Integer.MAX_VALUE);
    }

    /**
     * Checks that it is not too much: an expression is walked by recursion, and by way of each use of a part.
     *
     * @throws IllegalArgumentException if it is
     */
    Extent require() {
        if (depth > ExprNode.DEEPEST) {
            throw new IllegalArgumentException("An expression was made of more than " + ExprNode.DEEPEST
                    + " expressions in one another; add to the left of a chain of and or or, as in"
                    + " all = all.or(next), which may be long, ask for many values with in, or select a part first");
        }
        if (size > ExprNode.LARGEST) {
            throw new IllegalArgumentException("An expression was made of more than " + ExprNode.LARGEST
                    + " others, counted as often as they are used; a part that is used in itself again and again, as in"
                    + " e = e.plus(e), doubles each time, so select it first, and go on from there; for so many values"
                    + " make a collection of them, and ask it with in or a join");
        }
        return this;
    }
}
