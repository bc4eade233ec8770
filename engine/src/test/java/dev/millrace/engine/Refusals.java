package dev.millrace.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.testkit.sample.Picky;

/** Rows whose constructor refuses their values: those of {@link Picky}. */
final class Refusals {

    private Refusals() {
    }

    /** Tells whether a query makes such rows. */
    static boolean mayHappen(Query<?> query) {
        return mayHappen(query.node());
    }

    /** Tells whether an exception is such a refusal. */
    static boolean isOne(Throwable exception) {
        return exception instanceof IllegalArgumentException
                && String.valueOf(exception.getMessage()).contains("must not be");
    }

    private static boolean mayHappen(QueryNode node) {
        if (node instanceof FilterNode filter) {
            return mayHappen(filter.input()) || any(List.of(filter.condition()));
        } else if (node instanceof JoinNode join) {
            return mayHappen(join.left()) || mayHappen(join.right())
                    || any(List.of(join.leftKeys().get(0), join.rightKeys().get(0)));
        } else if (node instanceof GroupNode group) {
            return mayHappen(group.input()) || any(group.keys());
        } else if (node instanceof ProjectNode project) {
            return mayHappen(project.input()) || any(List.of(project.shape()));
        } else if (node instanceof OrderNode order) {
            return mayHappen(order.input()) || any(order.terms().stream().map(OrderTerm::key).toList());
        }
        return node instanceof WindowNode window && mayHappen(window.input());
    }

    private static boolean any(List<ExprNode> nodes) {
        return nodes.stream().anyMatch(Refusals::makesPicky);
    }

    private static boolean makesPicky(@Nullable ExprNode node) {
        return node instanceof ConstructNode made && made.type() == Picky.class
                || node instanceof AggregateNode aggregate && makesPicky(aggregate.operand())
                || node != null && any(node.children());
    }
}
