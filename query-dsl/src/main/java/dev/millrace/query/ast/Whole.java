package dev.millrace.query.ast;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What must hold of a query as a whole, whichever of its steps it is seen in. Used by one thread. */
final class Whole {

    /** A step takes twice the stack of an expression. */
    private static final int DEEPEST = ExprNode.DEEPEST / 2;
    private static final int LARGEST = 10_000;

    private final Map<String, Class<?>> parameters = new HashMap<>();

    /** A query may be used many times in another one, and is seen through once. */
    private final Map<QueryNode, Extent> steps = new IdentityHashMap<>();

    private Whole() {
    }

    /**
     * Checks a query of which all but the last step has been checked.
     *
     * @param inputs of the last step
     * @param expressions of the last step
     * @throws IllegalArgumentException if a parameter has two types, an expression outlived the lambda that made it, or there are too
     *         many steps
     */
    static void require(List<QueryNode> inputs, List<ExprNode> expressions) {
        Whole whole = new Whole();
        Extent extent = whole.around(inputs);
        if (extent.depth() > DEEPEST) {
            throw new IllegalArgumentException("A query was made of more than " + DEEPEST
                    + " steps in one another; gather conditions with and, queries in one union, or open a part of it under"
                    + " a name");
        }
        if (extent.size() > LARGEST) {
            throw new IllegalArgumentException("A query was made of more than " + LARGEST
                    + " steps, counted as often as they are used; a query that is joined or united with itself again and"
                    + " again, as in q = q.unionAll(q), doubles each time, so open a part of it under a name");
        }
        expressions.forEach(whole::see);
    }

    private Extent around(List<QueryNode> inputs) {
        Extent extent = Extent.LEAF;
        for (QueryNode input : inputs) {
            extent = extent.with(see(input));
        }
        return extent;
    }

    private Extent see(QueryNode query) {
        Extent known = steps.get(query);
        if (known == null) {
            known = around(query.inputs());
            query.expressions().forEach(this::see);
            steps.put(query, known);
        }
        return known;
    }

    private void see(ExprNode node) {
        if (node instanceof ParamNode param) {
            requireOneType(param);
        } else if (node instanceof OpenNode open) {
            open.scope().requireOpen(open.expression());
            see(open.expression());
        } else if (node instanceof OuterNode outer) {
            see(outer.expression());
        } else if (node instanceof AggregateNode aggregate) {
            aggregate.operands().forEach(this::see);
            aggregate.order().forEach(term -> see(term.key()));
        } else if (node instanceof SubqueryNode subquery) {
            see(subquery.query());
        }
        for (ExprNode child : node.children()) {
            see(child);
        }
    }

    private void requireOneType(ParamNode param) {
        Class<?> known = parameters.putIfAbsent(param.name(), param.type());
        if (known != null && known != param.type()) {
            throw new IllegalArgumentException("Parameter \"" + param.name() + "\" is of type " + known.getSimpleName()
                    + " in one place of the query and of type " + param.type().getSimpleName()
                    + " in another; give one of them another name");
        }
    }
}
