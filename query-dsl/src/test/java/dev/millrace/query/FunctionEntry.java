package dev.millrace.query;

import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;

/**
 * A function, operator or aggregate as the page of functions shows it.
 *
 * @param constant which one: its Javadoc says what it means
 * @param queries each selects it, applied to operands, in one of the ways in which it is written
 */
record FunctionEntry(Enum<?> constant, List<QueryNode> queries) {

    /** It applied to operands, in each way in which it is written. */
    List<ExprNode> forms() {
        return queries.stream().map(FunctionEntry::shape).toList();
    }

    private static ExprNode shape(QueryNode query) {
        return query instanceof OrderNode order ? shape(order.input()) : ((ProjectNode) query).shape();
    }
}
