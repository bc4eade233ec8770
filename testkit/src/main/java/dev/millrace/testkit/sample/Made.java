package dev.millrace.testkit.sample;

import dev.millrace.query.PlainExpr;

/**
 * What a projection makes of a row.
 *
 * @param shape the expression that makes it
 * @param scope what expressions above the projection can be made of
 */
record Made(PlainExpr<Object> shape, Scope scope) {
}
