package dev.millrace.query.ast;

import java.util.List;
import java.util.function.UnaryOperator;

/** A query as a tree of steps. All nodes are immutable values: equal queries have equal nodes. */
public sealed interface QueryNode
        permits SourceNode, ResultNode, FilterNode, OpaqueFilterNode, JoinNode, GroupNode, ProjectNode, OpaqueMapNode,
        DistinctNode,
        SetNode, OrderNode, WindowNode {

    /**
     * What the rows are made of. The groups of a grouping have no lanes: keys and aggregates are read of them.
     *
     * @return the lanes, in order
     */
    List<LaneType> lanes();

    /**
     * The only lane.
     *
     * @return what stands in it
     * @throws IllegalArgumentException if the rows have several, or are groups
     */
    default LaneType lane() {
        List<LaneType> all = lanes();
        if (all.size() != 1) {
            throw new IllegalArgumentException("Rows of one kind are needed here, but the query "
                    + (all.isEmpty() ? "ends in groups" : "ends in a join of " + all.size() + " sources")
                    + "; end it with a select: " + this);
        }
        return all.get(0);
    }

    /**
     * The queries whose rows this reads, not counting those inside its expressions.
     *
     * @return in order; empty for a source
     */
    List<QueryNode> inputs();

    /**
     * The expressions of this step alone.
     *
     * @return in order
     */
    default List<ExprNode> expressions() {
        return List.of();
    }

    /**
     * The same step over other inputs and expressions.
     *
     * @param inputs as many as {@link #inputs} gives
     * @param expressions as many as {@link #expressions} gives
     * @return the step
     */
    QueryNode with(List<QueryNode> inputs, List<ExprNode> expressions);

    /**
     * The same query with each expression of each step replaced by another.
     *
     * @param replacing what to put in the place of an expression; it is not applied to parts of it
     * @return the query; this one if nothing is replaced
     */
    default QueryNode mapExpressions(UnaryOperator<ExprNode> replacing) {
        List<QueryNode> inputs = inputs().stream().map(input -> input.mapExpressions(replacing)).toList();
        List<ExprNode> expressions = expressions().stream().map(replacing).toList();
        return identical(inputs, inputs()) && identical(expressions, expressions()) ? this : with(inputs, expressions);
    }

    private static boolean identical(List<?> some, List<?> others) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the rows have positions: those of an order do, and those made of them one by one.
     *
     * @return whether the last step keeps an order
     */
    default boolean isOrdered() {
        return false;
    }
}
