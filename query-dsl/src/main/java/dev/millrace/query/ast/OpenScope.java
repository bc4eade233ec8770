package dev.millrace.query.ast;

import java.util.List;
import java.util.function.Function;

/**
 * The rows that a lambda of the query language speaks of, while it runs. What it says of them is an {@link OpenNode} until the
 * lambda returns; then it becomes an expression over lanes, and an {@link OuterNode} inside a subquery. So a reference cannot be mistaken for one of another query, be it of
 * the same rows, and one that outlived its lambda is refused.
 *
 * <p>Confined to the thread that runs the lambda.
 */
public final class OpenScope {

    private boolean open = true;

    private OpenScope() {
    }

    /**
     * Runs a lambda in a scope of its own.
     *
     * @param body the lambda; what it says of its rows goes through {@link #reference}
     * @return what it gives, over the lanes of its rows
     * @throws IllegalArgumentException if it uses a reference that is not its own, nor one of a lambda around it
     */
    public static ExprNode close(Function<? super OpenScope, ? extends ExprNode> body) {
        OpenScope scope = new OpenScope();
        try {
            return scope.overLanes(body.apply(scope), 0);
        } finally {
            scope.open = false;
        }
    }

    /**
     * An expression of this scope's rows.
     *
     * @param expression over their lanes
     * @return the same, good in this scope alone
     * @throws IllegalArgumentException if the lambda has returned
     */
    public ExprNode reference(ExprNode expression) {
        requireOpen(expression);
        return new OpenNode(this, expression);
    }

    /** Refuses an expression of this scope's rows once the lambda has returned. */
    void requireOpen(ExprNode expression) {
        if (!open) {
            throw new IllegalArgumentException(
                    "Expression " + expression + " was used outside the lambda that was given"
                            + " its reference; a reference is for the lambda it is given to, so use that lambda's own");
        }
    }

    private ExprNode overLanes(ExprNode node, int depth) {
        if (node instanceof OpenNode open) {
            open.scope().requireOpen(open.expression());
            if (open.scope() != this) {
                return open;
            }
            ExprNode expression = overLanes(open.expression(), 0);
            return depth == 0 ? expression : new OuterNode(depth, expression);
        } else if (node instanceof AggregateNode aggregate) {
            return aggregate.mapOperands(operand -> overLanes(operand, depth));
        } else if (node instanceof SubqueryNode subquery) {
            ExprNode operand = subquery.operand();
            return new SubqueryNode(subquery.form(),
                    subquery.query().mapExpressions(part -> overLanes(part, depth + 1)),
                    operand == null ? null : overLanes(operand, depth));
        }
        List<ExprNode> parts = node.children();
        return parts.isEmpty() ? node
                : node.withChildren(parts.stream().map(part -> overLanes(part, depth)).toList());
    }
}
