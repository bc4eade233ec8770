package dev.millrace.engine.internal.plan;

import java.util.function.Consumer;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryNode;

/** Visits every expression of a query, those inside of others, of aggregates and of subqueries among them. */
final class EachExpression {

    private EachExpression() {
    }

    static void of(QueryNode query, Consumer<ExprNode> visitor) {
        query.expressions().forEach(expression -> of(expression, visitor));
        query.inputs().forEach(input -> of(input, visitor));
    }

    private static void of(ExprNode node, Consumer<ExprNode> visitor) {
        visitor.accept(node);
        if (node instanceof AggregateNode aggregate) {
            aggregate.operands().forEach(operand -> of(operand, visitor));
            aggregate.order().forEach(term -> of(term.key(), visitor));
        } else if (node instanceof SubqueryNode subquery) {
            of(subquery.query(), visitor);
        } else if (node instanceof OuterNode outer) {
            of(outer.expression(), visitor);
        }
        node.children().forEach(child -> of(child, visitor));
    }
}
