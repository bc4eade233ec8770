package dev.millrace.testkit.oracle;

import java.util.Set;
import java.util.TreeSet;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.sql.SqlType;

/** What a query is of: the types of the value domain that its expressions have, and the relations it reads. */
final class QueryContents {

    private final Set<String> types = new TreeSet<>();
    private final Set<String> relations = new TreeSet<>();

    QueryContents(QueryNode query) {
        add(query);
    }

    Set<String> types() {
        return types;
    }

    Set<String> relations() {
        return relations;
    }

    private void add(QueryNode query) {
        if (query instanceof SourceNode source) {
            relations.add(source.relation().name());
        }
        query.expressions().forEach(this::add);
        query.inputs().forEach(this::add);
    }

    private void add(ExprNode node) {
        SqlType type = SqlType.of(node.type());
        if (type != null) {
            types.add(type.name());
        }
        if (node instanceof SubqueryNode subquery) {
            add(subquery.query());
        } else if (node instanceof OuterNode outer) {
            add(outer.expression());
        } else if (node instanceof AggregateNode aggregate) {
            aggregate.operands().forEach(this::add);
        }
        node.children().forEach(this::add);
    }
}
