package dev.millrace.testkit.json;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.json.Catalog;

/** Puts the functions, aggregates, enums and records that a query uses into a catalog. Used once. */
final class UsedNames {

    private Catalog catalog;

    UsedNames(Catalog catalog) {
        this.catalog = catalog;
    }

    Catalog in(QueryNode query, Bindings bindings) {
        query(query);
        bindings.names().forEach(name -> value(bindings.get(name)));
        return catalog;
    }

    private void query(QueryNode node) {
        if (node instanceof SourceNode source) {
            source.relation().rowType().components().stream().map(Component::type).forEach(this::type);
        }
        node.inputs().forEach(this::query);
        node.expressions().forEach(this::expression);
    }

    private void expression(ExprNode node) {
        type(node.type());
        if (node instanceof UserCallNode call) {
            catalog = catalog.and(call.function());
        } else if (node instanceof AggregateNode aggregate) {
            if (aggregate.user() != null) {
                catalog = catalog.and(aggregate.user());
            }
            aggregate.operands().forEach(this::expression);
            aggregate.order().forEach(term -> expression(term.key()));
        } else if (node instanceof SubqueryNode subquery) {
            query(subquery.query());
        } else if (node instanceof OuterNode around) {
            expression(around.expression());
        } else if (node instanceof LiteralNode literal) {
            value(literal.value());
        }
        node.children().forEach(this::expression);
    }

    private void value(@Nullable Object value) {
        if (value instanceof List<?> list) {
            list.forEach(this::value);
        } else if (value instanceof Enum<?> constant) {
            type(constant.getDeclaringClass());
        } else if (value != null) {
            type(value.getClass());
        }
    }

    /** The enums of the language have their names already. */
    private void type(Class<?> type) {
        if ((type.isEnum() || type.isRecord()) && !type.getPackageName().equals(Component.class.getPackageName())) {
            catalog = catalog.and(type);
        }
    }
}
