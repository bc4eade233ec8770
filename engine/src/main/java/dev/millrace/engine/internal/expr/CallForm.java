package dev.millrace.engine.internal.expr;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.UserCallNode;

/**
 * Which operator or function a call applies, and to operands of which types: all there is to it but the operands.
 *
 * @param what the operator or function
 * @param type the type of the value
 * @param operands the types of the operands
 */
public record CallForm(Object what, Class<?> type, List<Class<?>> operands) {

    /** Those that comparisons and arithmetic have, once each: thousands of queries have the same few. */
    private static final Map<CallForm, CallForm> KNOWN = new ConcurrentHashMap<>();

    /** The form of a call. */
    static CallForm of(ExprNode node) {
        CallForm form = new CallForm(what(node), node.type(),
                node.children().stream().<Class<?>>map(ExprNode::type).toList());
        return form.isOfTheJdk() ? KNOWN.computeIfAbsent(form, known -> known) : form;
    }

    /** Whether nothing of a user's is kept by keeping it. */
    private boolean isOfTheJdk() {
        return what instanceof Operator && type.getClassLoader() == null
                && operands.stream().allMatch(operand -> operand.getClassLoader() == null);
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
