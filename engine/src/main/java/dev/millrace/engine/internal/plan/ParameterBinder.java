package dev.millrace.engine.internal.plan;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** Puts values in the place of a query's parameters: a plan is made for one binding. */
final class ParameterBinder {

    private final Bindings bindings;
    private final Map<String, Class<?>> found = new TreeMap<>();

    private ParameterBinder(Bindings bindings) {
        this.bindings = bindings;
    }

    /**
     * Binds all parameters.
     *
     * @throws IllegalArgumentException if one is not bound, is bound to a value of another type, or a name is bound that is none
     */
    static QueryNode bind(QueryNode query, Bindings bindings) {
        ParameterBinder binder = new ParameterBinder(bindings);
        QueryNode bound = binder.query(query);
        for (String name : new TreeSet<>(bindings.names())) {
            if (!binder.found.containsKey(name)) {
                throw new IllegalArgumentException(
                        "A value was given for parameter \"" + name + "\", but the query's parameters are "
                                + binder.found.keySet());
            }
        }
        return bound;
    }

    private QueryNode query(QueryNode node) {
        if (node instanceof SourceNode) {
            return node;
        } else if (node instanceof FilterNode filter) {
            return new FilterNode(query(filter.input()), expr(filter.condition()));
        } else if (node instanceof JoinNode join) {
            return new JoinNode(query(join.left()), query(join.right()), expr(join.leftKey()), expr(join.rightKey()));
        } else if (node instanceof GroupNode group) {
            return new GroupNode(query(group.input()), group.keys().stream().map(this::expr).toList());
        } else if (node instanceof ProjectNode project) {
            return new ProjectNode(query(project.input()), expr(project.shape()));
        } else if (node instanceof OrderNode order) {
            return new OrderNode(query(order.input()), order.terms().stream()
                    .map(term -> new OrderTerm(expr(term.key()), term.descending(), term.nulls())).toList());
        } else if (node instanceof WindowNode window) {
            return new WindowNode(query(window.input()), window.window());
        }
        throw new IllegalStateException("unknown query " + node);
    }

    private ExprNode expr(ExprNode node) {
        return node.rewrite(part -> {
            if (part instanceof ParamNode param) {
                return new LiteralNode(value(param), param.type());
            } else if (part instanceof AggregateNode aggregate && aggregate.operand() != null) {
                return new AggregateNode(aggregate.function(), expr(aggregate.operand()));
            }
            return part;
        });
    }

    private @Nullable Object value(ParamNode param) {
        found.put(param.name(), param.type());
        if (!bindings.names().contains(param.name())) {
            throw new IllegalArgumentException(
                    "Parameter \"" + param.name() + "\" of type " + param.type().getSimpleName()
                            + " has no value; bound are " + new TreeSet<>(bindings.names())
                            + ". Give it one when the query is opened, null if need be");
        }
        Object value = bindings.get(param.name());
        if (value != null && !param.type().isInstance(value)) {
            throw new IllegalArgumentException(
                    "Parameter \"" + param.name() + "\" is of type " + param.type().getSimpleName()
                            + ", but was given " + value + " of type " + value.getClass().getSimpleName());
        }
        return value;
    }
}
