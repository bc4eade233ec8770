package dev.millrace.testkit.sample;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.value.ValueKind;

/**
 * An expression and where its values come from, so that it can be compared with constants that mean something.
 *
 * @param node the expression
 * @param domain what its values, or values like them, are drawn from
 */
record Term(ExprNode node, Domain domain) {

    Class<?> type() {
        return node.type();
    }

    boolean isIntegral() {
        return AggregateFunction.isIntegral(type());
    }

    boolean isNumber() {
        return ValueKind.of(type()) == ValueKind.NUMBER;
    }

    boolean isCondition() {
        return type() == Boolean.class;
    }
}
