package dev.millrace.query.ast;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.millrace.query.internal.LeafTypes;

/**
 * An expression over the lanes of a row. All nodes are immutable values: equal expressions have equal nodes.
 */
public sealed interface ExprNode
        permits FieldNode, RowNode, ReadNode, LiteralNode, ParamNode, NowNode, MetadataNode, CallNode, FunctionNode,
        UserCallNode,
        KeyNode, AggregateNode, ConstructNode, SubqueryNode, OuterNode, OpenNode {

    /** How many expressions may stand in one another: making, walking and printing one this deep fits the megabyte of an ordinary thread. */
    int DEEPEST = 250;

    /** How many expressions one may be made of, each counted as often as it is used. */
    int LARGEST = 1_000_000;

    /**
     * The type of the value, never primitive.
     *
     * @return a reference type
     */
    Class<?> type();

    /**
     * What the values hold: numbers keep their type where equal ones become one only if this is one type of number (law 3).
     *
     * @return of lists what is no list in them, {@code Object} if that is of several types or not known, {@code Void} if they hold
     *         nothing; else the type
     */
    default Class<?> leafType() {
        return LeafTypes.of(type());
    }

    /**
     * Tells whether the value can be null.
     *
     * @return false only if it never is
     */
    boolean nullable();

    /**
     * The expressions this is made of that read the same lanes. (An aggregate's operand reads those below the grouping, so it is
     * not among them.)
     *
     * @return in order; empty for a leaf
     */
    default List<ExprNode> children() {
        return List.of();
    }

    /**
     * The same expression made of other parts.
     *
     * @param children as many as {@link #children} gives
     * @return the expression
     */
    default ExprNode withChildren(List<ExprNode> children) {
        return this;
    }

    /**
     * The same expression with every part that reads the same lanes rewritten, from the leaves up: not what aggregates and
     * subqueries are made of.
     *
     * @param rewriting what to make of an expression whose parts are rewritten already
     * @return the expression
     */
    default ExprNode rewrite(UnaryOperator<ExprNode> rewriting) {
        List<ExprNode> parts = children();
        return rewriting.apply(parts.isEmpty() ? this
                : withChildren(parts.stream().map(part -> part.rewrite(rewriting)).toList()));
    }

    /**
     * The same expression with every part rewritten, from the leaves up: also what aggregates and subqueries are made of.
     *
     * @param rewriting what to make of an expression whose parts are rewritten already
     * @return the expression
     */
    default ExprNode rewriteAll(UnaryOperator<ExprNode> rewriting) {
        List<ExprNode> parts = children();
        return rewriting.apply(parts.isEmpty() ? this
                : withChildren(parts.stream().map(part -> part.rewriteAll(rewriting)).toList()));
    }
}
