package dev.millrace.engine.internal.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.QueryNode;

/** Finds the values of a query's parameters: a plan is made for one binding. */
final class ParameterBinder {

    private final Bindings bindings;
    private final Map<String, LiteralNode> found = new TreeMap<>();

    private ParameterBinder(Bindings bindings) {
        this.bindings = bindings;
    }

    /**
     * Binds all parameters. The query itself stays as it is: with values in their place its lanes could hold other things than those
     * its expressions were made for.
     *
     * @return the value of each, by name
     * @throws IllegalArgumentException if one is not bound, is bound to a value of another type, or a name is bound that is none
     */
    static Map<String, LiteralNode> bind(QueryNode query, Bindings bindings) {
        ParameterBinder binder = new ParameterBinder(bindings);
        EachExpression.of(query, binder::bind);
        for (String name : bindings.names().isEmpty() ? Set.<String>of() : new TreeSet<>(bindings.names())) {
            if (!binder.found.containsKey(name)) {
                throw new IllegalArgumentException(
                        "A value was given for parameter \"" + name + "\", but the query's parameters are "
                                + binder.found.keySet());
            }
        }
        return binder.found;
    }

    private void bind(ExprNode node) {
        if (node instanceof ParamNode param) {
            found.put(param.name(), new LiteralNode(value(param), param.type()));
        }
    }

    private @Nullable Object value(ParamNode param) {
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
