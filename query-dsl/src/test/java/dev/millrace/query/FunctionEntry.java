package dev.millrace.query;

import java.util.List;

import dev.millrace.query.ast.ExprNode;

/**
 * A function, operator or aggregate as the page of functions shows it.
 *
 * @param constant which one: its Javadoc says what it means
 * @param forms it applied to operands, in each way in which it is written
 */
record FunctionEntry(Enum<?> constant, List<ExprNode> forms) {
}
