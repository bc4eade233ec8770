package dev.millrace.engine.internal.plan;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.QueryNode;

/** Puts values in the place of a query's parameters: a plan is made for one binding. */
final class ParameterBinder {

    private final Bindings bindings;
    private final Set<String> found = new TreeSet<>();

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
        QueryNode bound = query.mapExpressions(expression -> expression
                .rewriteAll(part -> part instanceof ParamNode param ? new LiteralNode(binder.value(param), param.type())
                        : part));
        for (String name : new TreeSet<>(bindings.names())) {
            if (!binder.found.contains(name)) {
                throw new IllegalArgumentException(
                        "A value was given for parameter \"" + name + "\", but the query's parameters are "
                                + binder.found);
            }
        }
        return bound;
    }

    private @Nullable Object value(ParamNode param) {
        found.add(param.name());
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
