package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.GroupNode;

/** Where the keys and aggregates of a grouping stand in its {@link GroupRow}s. */
public final class GroupLayout {

    private final GroupNode group;
    private final List<AggregateNode> aggregates = new ArrayList<>();

    /**
     * Lays out a grouping.
     *
     * @param group the grouping
     */
    public GroupLayout(GroupNode group) {
        this.group = group;
    }

    /**
     * The aggregates that are asked for, each once.
     *
     * @return in the order of their columns
     */
    public List<AggregateNode> aggregates() {
        return aggregates;
    }

    /**
     * Adds the aggregates an expression above the grouping asks for.
     *
     * @param node the expression
     */
    public void require(ExprNode node) {
        if (node instanceof AggregateNode aggregate) {
            if (!aggregates.contains(aggregate)) {
                aggregates.add(aggregate);
            }
        }
        node.children().forEach(this::require);
    }

    int column(AggregateNode aggregate) {
        int index = aggregates.indexOf(aggregate);
        if (index < 0) {
            throw new IllegalStateException("aggregate " + aggregate + " was not required of its grouping");
        }
        return group.keys().size() + index;
    }
}
