package dev.millrace.query;

import dev.millrace.query.ast.ExprNode;

/** Expressions of the same kind as others. */
final class Expressions {

    private Expressions() {
    }

    /** The kind of an expression, of another node. */
    @SuppressWarnings("unchecked") // each branch gives what it was asked for
    static <E extends Expr<?>> E likewise(E sample, ExprNode node) {
        if (sample instanceof NumberExpr<?>) {
            return (E) new NumberExpr<>(node);
        } else if (sample instanceof TextExpr) {
            return (E) new TextExpr(node);
        } else if (sample instanceof Condition) {
            return (E) new Condition(node);
        } else if (sample instanceof TimeExpr<?>) {
            return (E) new TimeExpr<>(node);
        }
        return sample instanceof OrderedExpr<?> ? (E) new OrderedExpr<>(node) : (E) new PlainExpr<>(node);
    }
}
