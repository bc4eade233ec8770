package dev.millrace.engine.internal.rule;

import java.util.List;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryNode;

/**
 * How large a query or an expression is, with all that it is made of. The language allows so much and no more, and a rewriting may add to
 * it: what comes near is left as it is. Used by one thread.
 */
final class Size {

    private static final int LARGEST = 20_000;
    private static final int DEEPEST = 100;

    private int size;
    private int depth;
    private int deepest;

    private Size() {
    }

    /** Whether a query can be rewritten without a thought of how large it becomes. */
    static boolean isModest(QueryNode query) {
        Size size = new Size();
        size.add(query);
        return size.isModest();
    }

    /** Whether one expression can be used in another, as often as that reads something, without such a thought. */
    static boolean areModest(ExprNode outer, ExprNode inner) {
        Size around = new Size();
        around.add(outer);
        Size within = new Size();
        within.add(inner);
        return (long) around.size * within.size <= LARGEST && around.deepest + within.deepest <= DEEPEST;
    }

    private boolean isModest() {
        return size <= LARGEST && deepest <= DEEPEST;
    }

    private boolean enter() {
        size++;
        depth++;
        deepest = Math.max(deepest, depth);
        return isModest();
    }

    private void add(QueryNode query) {
        if (enter()) {
            for (ExprNode expression : query.expressions()) {
                add(expression);
            }
            for (QueryNode input : query.inputs()) {
                add(input);
            }
        }
        depth--;
    }

    private void add(ExprNode node) {
        if (enter()) {
            if (node instanceof AggregateNode aggregate) {
                aggregate.operands().forEach(this::add);
                aggregate.order().forEach(term -> add(term.key()));
            } else if (node instanceof SubqueryNode subquery) {
                add(subquery.query());
            } else if (node instanceof OuterNode outer) {
                add(outer.expression());
            }
            List<ExprNode> children = node.children();
            for (int i = 0; i < children.size(); i++) {
                add(children.get(i));
            }
        }
        depth--;
    }
}
