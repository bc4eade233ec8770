package dev.millrace.query.ast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an expression over the rows of a query may read: their lanes, or above a grouping its keys and aggregates. A reference
 * that was carried out of its lambda into another query is recognised by its lane and row type.
 *
 * @param lanes the types of the lanes
 * @param group the grouping whose groups the rows are; null if they are none
 */
record Scope(List<Class<?>> lanes, @Nullable GroupNode group) {

    /** The scope of expressions over the rows of a query. */
    static Scope of(QueryNode input) {
        List<Class<?>> lanes = new ArrayList<>();
        collectLanes(input, lanes);
        return new Scope(lanes, grouping(input));
    }

    /**
     * Checks that an expression reads nothing else.
     *
     * @throws IllegalArgumentException if it does
     */
    void check(ExprNode node) {
        if (node instanceof FieldNode field) {
            checkLane(field.lane(), field.component().rowClass(), node);
        } else if (node instanceof RowNode row) {
            checkLane(row.lane(), row.rowType().rowClass(), node);
        } else if (node instanceof KeyNode key && (group == null || key.index() >= group.keys().size())) {
            throw new IllegalArgumentException(
                    "Expression " + node + " was used where there is no such key; the key of a group"
                            + " is for the having and select of its own grouping");
        } else if (node instanceof AggregateNode aggregate) {
            checkAggregate(aggregate);
        } else if (node instanceof OpenNode open && !open.scope().isOpen()) {
            throw new IllegalArgumentException("Expression " + node + " was used outside the lambda that was given its"
                    + " reference");
        }
        node.children().forEach(this::check);
    }

    private void checkLane(int lane, Class<?> rowClass, ExprNode node) {
        if (group != null) {
            throw new IllegalArgumentException(
                    "Expression " + node + " was used of a group, whose rows may differ in it;"
                            + " use the group's key, or an aggregate of the expression");
        }
        if (lane >= lanes.size() || lanes.get(lane) != rowClass) {
            throw new IllegalArgumentException("Expression " + node + " was used where the rows are of "
                    + lanes.stream().map(Class::getSimpleName).toList()
                    + "; a reference is for the lambda it is given to, so use that lambda's own");
        }
    }

    private void checkAggregate(AggregateNode aggregate) {
        if (group == null) {
            throw new IllegalArgumentException(
                    "Aggregate " + aggregate + " was used where there are no groups; aggregates are for"
                            + " the having and select of a grouping, and not for each other");
        }
        if (aggregate.operand() != null) {
            of(group.input()).check(aggregate.operand());
        }
    }

    private static void collectLanes(QueryNode node, List<Class<?>> lanes) {
        if (node instanceof SourceNode source) {
            lanes.add(source.relation().rowType().rowClass());
        } else if (node instanceof JoinNode join) {
            collectLanes(join.left(), lanes);
            collectLanes(join.right(), lanes);
        } else if (node instanceof ProjectNode project) {
            lanes.add(project.shape().type());
        } else if (node instanceof FilterNode filter) {
            collectLanes(filter.input(), lanes);
        } else if (node instanceof OrderNode order) {
            collectLanes(order.input(), lanes);
        } else if (node instanceof WindowNode window) {
            collectLanes(window.input(), lanes);
        }
        // The groups of a grouping are no rows that could be read.
    }

    private static @Nullable GroupNode grouping(QueryNode node) {
        if (node instanceof GroupNode group) {
            return group;
        }
        return node instanceof FilterNode having ? grouping(having.input()) : null;
    }
}
