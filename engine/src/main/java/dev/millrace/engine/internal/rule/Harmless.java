package dev.millrace.engine.internal.rule;

import java.util.List;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryNode;

/** What never meets a problem (law 5), so that it makes no difference which rows it is asked of. */
public final class Harmless {

    private Harmless() {
    }

    /**
     * Tells whether an expression is known to be harmless: it compares, connects or searches components and constants, makes plain
     * records of such, or gathers them in a way that always gives a value.
     *
     * @param node an expression
     * @return false also where that is not known
     */
    public static boolean is(ExprNode node) {
        return isItself(node) && all(node.children());
    }

    /** Whether an expression is harmless if those it is made of are. */
    static boolean isItself(ExprNode node) {
        if (node instanceof FieldNode || node instanceof RowNode || node instanceof ReadNode
                || node instanceof MetadataNode || node instanceof LiteralNode || node instanceof ParamNode
                || node instanceof NowNode || node instanceof KeyNode || node instanceof CallNode) {
            return true;
        } else if (node instanceof FunctionNode function) {
            return isTotal(function);
        } else if (node instanceof ConstructNode made) {
            return made.rowType().isPlain();
        } else if (node instanceof OuterNode outer) {
            return is(outer.expression());
        } else if (node instanceof AggregateNode aggregate) {
            return isTotal(aggregate) && all(aggregate.operands())
                    && Lists.all(aggregate.order(), term -> is(term.key()));
        }
        return node instanceof SubqueryNode subquery && is(subquery.query());
    }

    /** Whether expressions are known to be harmless. */
    static boolean all(List<ExprNode> nodes) {
        return Lists.all(nodes, Harmless::is);
    }

    /** Whether nothing that a query computes of its rows can meet a problem. */
    static boolean is(QueryNode query) {
        return !(query instanceof OpaqueFilterNode || query instanceof OpaqueMapNode) && all(query.expressions())
                && Lists.all(query.inputs(), Harmless::is);
    }

    private static boolean isTotal(FunctionNode node) {
        return switch (node.function()) {
            case BETWEEN, IN, IS_DISTINCT_FROM, STARTS_WITH, CONTAINS, UPPER, LOWER, TRIM, LENGTH -> true;
            default -> false;
        };
    }

    private static boolean isTotal(AggregateNode node) {
        return switch (node.function()) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT, MIN, MAX, FIRST, LAST, ARG_MIN, ARG_MAX, LIST, SET, STRING_JOIN,
                    EVERY, SOME -> true;
            case SUM -> isFloating(node) || isShort(node);
            case AVG -> isFloating(node) || isShort(node) || node.operands().get(0).type() == Long.class;
            default -> false;
        };
    }

    private static boolean isFloating(AggregateNode node) {
        Class<?> type = node.operands().get(0).type();
        return type == Double.class || type == Float.class;
    }

    /** The sum of as many numbers as there can be rows, fewer than 2^31, fits a long. */
    private static boolean isShort(AggregateNode node) {
        Class<?> type = node.operands().get(0).type();
        return type == Integer.class || type == Short.class || type == Byte.class;
    }
}
