package dev.millrace.engine.internal.expr;

import java.util.List;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.UserCallNode;

/**
 * Which operator or function a call applies, and to operands of which types: all there is to it but the operands.
 *
 * @param what the operator or function
 * @param type the type of the value
 * @param operands the types of the operands
 */
public record CallForm(Object what, Class<?> type, List<Class<?>> operands) {

    /** The form of a call. */
    static CallForm of(ExprNode node) {
        return new CallForm(what(node), node.type(),
                node.children().stream().<Class<?>>map(ExprNode::type).toList());
    }

    private static Object what(ExprNode node) {
        if (node instanceof CallNode call) {
            return call.operator();
        } else if (node instanceof FunctionNode function) {
            return function.function();
        } else if (node instanceof UserCallNode user) {
            return user.function();
        }
        throw new IllegalArgumentException(node + " applies no operator and no function");
    }

    @Override
    public String toString() {
        return what.toString();
    }
}
