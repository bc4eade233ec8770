package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.rule.Lists;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryNode;

/**
 * A comparison, as less or greater, of a value of rows with one that reads the clock and no row.
 *
 * @param value the value of rows, which reads no clock
 * @param operator how it has to compare with the threshold
 * @param threshold the other value
 */
record TemporalComparison(ExprNode value, Operator operator, ExprNode threshold) {

    /** The comparison that a condition is; null if it is none. Values that may have no common order are left to ordinary filters. */
    static @Nullable TemporalComparison of(ExprNode condition) {
        if (!(condition instanceof CallNode call) || !isByOrder(call.operator()) || call.mayBeUnlike()) {
            return null;
        }
        ExprNode first = call.operands().get(0);
        ExprNode second = call.operands().get(1);
        if (isOfRows(first) && isOfTheClock(second)) {
            return new TemporalComparison(first, call.operator(), second);
        }
        return isOfRows(second) && isOfTheClock(first)
                ? new TemporalComparison(second, mirrored(call.operator()), first) : null;
    }

    /** The conditions that a condition is true with: of a {@code between} its two, if one of them is such a comparison. */
    static List<ExprNode> apart(ExprNode condition) {
        if (condition instanceof FunctionNode between && between.function() == ScalarFunction.BETWEEN) {
            ExprNode value = between.operands().get(0);
            ExprNode low = new CallNode(Operator.GE, value, between.operands().get(1));
            ExprNode high = new CallNode(Operator.LE, value, between.operands().get(2));
            if (of(low) != null || of(high) != null) {
                return List.of(low, high);
            }
        }
        return List.of(condition);
    }

    private static boolean isByOrder(Operator operator) {
        return operator.isComparison() && operator != Operator.EQ && operator != Operator.NE;
    }

    private static Operator mirrored(Operator operator) {
        return switch (operator) {
            case LT -> Operator.GT;
            case LE -> Operator.GE;
            case GT -> Operator.LT;
            case GE -> Operator.LE;
            default -> throw new IllegalArgumentException(operator + " is no comparison by order");
        };
    }

    private static boolean isOfTheClock(ExprNode node) {
        return readsTheClock(node) && !readsRows(node);
    }

    private static boolean isOfRows(ExprNode node) {
        return readsRows(node) && !readsTheClock(node);
    }

    /** Whether an expression itself does: what aggregates, subqueries and rows around read of it is theirs. */
    private static boolean readsTheClock(ExprNode node) {
        return node instanceof NowNode || Lists.any(node.children(), TemporalComparison::readsTheClock);
    }

    private static boolean readsRows(ExprNode node) {
        if (node.children().isEmpty()) {
            return !(node instanceof LiteralNode || node instanceof ParamNode || node instanceof NowNode);
        }
        return node instanceof SubqueryNode || Lists.any(node.children(), TemporalComparison::readsRows);
    }

    /** Whether values below the threshold are wanted, not those above it. */
    boolean showsLess() {
        return operator.holds(-1);
    }

    /** Whether values equal to the threshold are wanted as well. */
    boolean showsEqual() {
        return operator.holds(0);
    }
}
