package dev.millrace.testkit.sample;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** Counts in how many places of queries each construct stands. */
final class Features {

    final Map<Operator, Integer> operators = new EnumMap<>(Operator.class);
    final Map<AggregateFunction, Integer> aggregates = new EnumMap<>(AggregateFunction.class);
    final Map<String, Integer> constructs = new HashMap<>();

    void add(QueryNode node) {
        count(node.getClass().getSimpleName());
        if (node instanceof FilterNode filter) {
            count(filter.input() instanceof GroupNode ? "having"
                    : "where over " + filter.input().getClass().getSimpleName());
            add(filter.condition());
            add(filter.input());
        } else if (node instanceof JoinNode join) {
            count(join.lanes().size() + " sources");
            boolean onKey = join.right() instanceof SourceNode right
                    && join.rightKeys().get(0) instanceof FieldNode field
                    && field.component().equals(right.relation().key());
            count(onKey ? "join on the right key" : "join on another component");
            count(first(join.left()).equals(join.right()) ? "self join" : "join of two relations");
            join.leftKeys().forEach(this::add);
            join.rightKeys().forEach(this::add);
            add(join.left());
            add(join.right());
        } else if (node instanceof GroupNode group) {
            count(group.keys().size() + " keys");
            count("group over " + withoutFilters(group.input()).getClass().getSimpleName());
            group.keys().forEach(key -> count("key by " + key.getClass().getSimpleName()));
            group.keys().forEach(this::add);
            add(group.input());
        } else if (node instanceof ProjectNode project) {
            count("shape " + shape(project.shape()));
            add(project.shape());
            add(project.input());
        } else if (node instanceof OrderNode order) {
            count(order.terms().size() + " terms");
            order.terms().forEach(this::add);
            add(order.input());
        } else if (node instanceof WindowNode window) {
            count(window.window().offset() == 0 ? "limit" : "offset");
            add(window.input());
        }
    }

    private void add(OrderTerm term) {
        count((term.descending() ? "desc nulls " : "asc nulls ") + term.nulls());
        add(term.key());
    }

    private void add(@Nullable ExprNode node) {
        if (node == null) {
            return;
        }
        count(node.getClass().getSimpleName());
        if (node instanceof CallNode call) {
            operators.merge(call.operator(), 1, Integer::sum);
            call.operands().forEach(this::add);
        } else if (node instanceof AggregateNode aggregate) {
            aggregates.merge(aggregate.function(), 1, Integer::sum);
            add(aggregate.operand());
        } else if (node instanceof ConstructNode construct) {
            construct.arguments().forEach(this::add);
        }
    }

    private void count(String construct) {
        constructs.merge(construct, 1, Integer::sum);
    }

    private static String shape(ExprNode shape) {
        if (shape instanceof ConstructNode made) {
            return made.rowType().rowClass().getSimpleName();
        }
        return shape instanceof RowNode ? "whole row" : "value";
    }

    private static QueryNode withoutFilters(QueryNode node) {
        return node instanceof FilterNode filter ? withoutFilters(filter.input()) : node;
    }

    private static QueryNode first(QueryNode node) {
        QueryNode below = withoutFilters(node);
        return below instanceof JoinNode join ? first(join.left()) : below;
    }
}
