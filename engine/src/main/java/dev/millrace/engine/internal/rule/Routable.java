package dev.millrace.engine.internal.rule;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ReadNode;

/**
 * Equalities of a component with a constant, in which queries differ that are alike otherwise. What is below such a condition can be one
 * for all of them: a change then costs that once, and reaches those queries alone whose constant it has.
 */
final class Routable {

    private Routable() {
    }

    /** Whether a condition is one: of a component that has more than a few values. */
    static boolean is(ExprNode condition) {
        if (!(condition instanceof CallNode call) || call.operator() != Operator.EQ) {
            return false;
        }
        ExprNode value = call.operands().get(0);
        ExprNode constant = call.operands().get(1);
        Class<?> type = value.leafType();
        return isComponent(value) && (constant instanceof LiteralNode || constant instanceof ParamNode)
                && type != boolean.class && type != Boolean.class && !type.isEnum();
    }

    private static boolean isComponent(ExprNode value) {
        return value instanceof FieldNode || value instanceof ReadNode read && isComponent(read.record());
    }
}
