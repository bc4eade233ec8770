package dev.millrace.query.json.internal.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;

/**
 * Operators of two operands that stand in JSON as one of many: {@code (a plus b) plus c} is {@code {"plus":[a,b,c]}}. What is grouped
 * to the right keeps its own object, so every query comes back as it was.
 */
final class Chains {

    private static final Set<Operator> OPERATORS = EnumSet.of(Operator.COALESCE);
    private static final Set<ScalarFunction> FUNCTIONS = EnumSet.of(ScalarFunction.PLUS, ScalarFunction.TIMES);

    private Chains() {
    }

    static boolean links(Operator operator) {
        return OPERATORS.contains(operator);
    }

    static boolean links(ScalarFunction function) {
        return FUNCTIONS.contains(function);
    }

    /** The operands of the chain that ends in an operator, or just its own. */
    static List<ExprNode> operands(CallNode last) {
        if (!links(last.operator())) {
            return last.operands();
        }
        Deque<ExprNode> operands = new ArrayDeque<>();
        ExprNode node = last;
        while (node instanceof CallNode link && link.operator() == last.operator()) {
            operands.addFirst(link.operands().get(1));
            node = link.operands().get(0);
        }
        operands.addFirst(node);
        return List.copyOf(operands);
    }

    /** The operands of the chain that ends in a function, or just its own. */
    static List<ExprNode> operands(FunctionNode last) {
        if (!links(last.function())) {
            return last.operands();
        }
        Deque<ExprNode> operands = new ArrayDeque<>();
        ExprNode node = last;
        while (node instanceof FunctionNode link && link.function() == last.function()) {
            operands.addFirst(link.operands().get(1));
            node = link.operands().get(0);
        }
        operands.addFirst(node);
        return List.copyOf(operands);
    }

    static ExprNode link(Operator operator, List<ExprNode> operands) {
        if (!links(operator) || operands.size() < 2) {
            return new CallNode(operator, operands);
        }
        ExprNode chain = operands.get(0);
        for (ExprNode operand : operands.subList(1, operands.size())) {
            chain = new CallNode(operator, List.of(chain, operand));
        }
        return chain;
    }

    static ExprNode link(ScalarFunction function, List<ExprNode> operands) {
        if (!links(function) || operands.size() < 2) {
            return new FunctionNode(function, operands);
        }
        ExprNode chain = operands.get(0);
        for (ExprNode operand : operands.subList(1, operands.size())) {
            chain = new FunctionNode(function, List.of(chain, operand));
        }
        return chain;
    }
}
