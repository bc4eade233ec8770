package dev.millrace.query;

import dev.millrace.query.ast.ExprNode;

/**
 * A component of a record that is being made and the expression it is to have: {@code set(Card::title).toExpr(t.get(Todo::title))}.
 *
 * @param <R> the record class
 * @param component the component
 * @param value the expression as a plain value
 */
public record Setting<R>(Component component, ExprNode value) {
}
