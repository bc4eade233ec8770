package dev.millrace.engine.internal.plan;

import java.util.List;
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
        for (ExprNode expression : query.expressions()) {
            of(expression, visitor);
        }
        for (QueryNode input : query.inputs()) {
            of(input, visitor);
        }
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
        List<ExprNode> children = node.children();
        for (int i = 0; i < children.size(); i++) { // by number: this is done for each query that is opened
            of(children.get(i), visitor);
        }
    }
}
