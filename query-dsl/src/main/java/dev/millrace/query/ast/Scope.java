package dev.millrace.query.ast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an expression over the rows of a query may read: their lanes, or above a grouping its keys and aggregates. A reference
 * that was carried out of its lambda into another query is recognised by its lane and row type.
 *
 * @param lanes what stands in the lanes
 * @param group the grouping whose groups the rows are; null if they are none
 */
record Scope(List<LaneType> lanes, @Nullable GroupNode group) {

    /** The scope of expressions over the rows of a query. */
    static Scope of(QueryNode input) {
        return new Scope(input.lanes(), GroupNode.under(input));
    }

    /** The scope of expressions over the rows of two queries, one beside the other. */
    static Scope beside(QueryNode left, QueryNode right) {
        List<LaneType> lanes = new ArrayList<>(left.lanes());
        lanes.addAll(right.lanes());
        return new Scope(lanes, null);
    }

    /**
     * Checks that an expression reads nothing else, and holds no subquery.
     *
     * @throws IllegalArgumentException if it does
     */
    void check(ExprNode node) {
        requireNoSubquery(node);
        checkShape(node);
    }

    /**
     * Checks that an expression reads nothing else, but perhaps holds subqueries that do.
     *
     * @throws IllegalArgumentException if it does
     */
    void checkShape(ExprNode node) {
        requireNoOuter(node);
        checkReads(node);
    }

    /**
     * Checks that a condition reads nothing else, but perhaps rows of queries around this one.
     *
     * @throws IllegalArgumentException if it does
     */
    void checkCondition(ExprNode node) {
        if (node.type() != Boolean.class) {
            throw new IllegalArgumentException("A condition is needed here, but " + node + " is of type "
                    + node.type().getSimpleName());
        }
        if (group != null) {
            requireNoOuter(node);
        }
        checkReads(node);
    }

    private void checkReads(ExprNode node) {
        if (node instanceof FieldNode field) {
            checkField(field);
        } else if (node instanceof RowNode row) {
            LaneType lane = lane(row.lane(), node);
            if (!lane.anywhere().equals(row.row())) {
                throw misplaced(node);
            }
        } else if (node instanceof MetadataNode metadata) {
            checkMetadata(metadata);
        } else if (node instanceof KeyNode key && (group == null || key.index() >= group.keys().size())) {
            throw new IllegalArgumentException(
                    "Expression " + node + " was used where there is no such key; the key of a group"
                            + " is for the having and select of its own grouping");
        } else if (node instanceof AggregateNode aggregate) {
            checkAggregate(aggregate);
        } else if (node instanceof SubqueryNode subquery) {
            Correlation.forEachOuter(subquery.query(), (further, expression) -> {
                if (further == 0) {
                    checkReads(expression);
                }
            });
        }
        for (ExprNode child : node.children()) {
            checkReads(child);
        }
    }

    private void checkField(FieldNode field) {
        LaneType lane = lane(field.lane(), field);
        if (lane.rowType() == null || !lane.rowType().components().contains(field.component())
                || lane.nullable() != field.absent()) {
            throw misplaced(field);
        }
    }

    private void checkMetadata(MetadataNode metadata) {
        LaneType lane = lane(metadata.lane(), metadata);
        if (!metadata.relation().equals(lane.relation()) || lane.nullable() != metadata.absent()) {
            throw new IllegalArgumentException("Expression " + metadata + " was used of rows that the query makes;"
                    + " only the rows of a relation, as they are there, have metadata beside them");
        }
    }

    private LaneType lane(int lane, ExprNode node) {
        if (group != null) {
            throw new IllegalArgumentException(
                    "Expression " + node + " was used of a group, whose rows may differ in it;"
                            + " use the group's key, or an aggregate of the expression");
        }
        if (lane >= lanes.size()) {
            throw misplaced(node);
        }
        return lanes.get(lane);
    }

    private IllegalArgumentException misplaced(ExprNode node) {
        return new IllegalArgumentException("Expression " + node + " was used where the rows are of " + lanes
                + "; a reference is for the lambda it is given to, so use that lambda's own");
    }

    private void checkAggregate(AggregateNode aggregate) {
        if (group == null) {
            throw new IllegalArgumentException(
                    "Aggregate " + aggregate + " was used where there are no groups; aggregates are for"
                            + " the having and select of a grouping, and not for each other");
        }
        Scope below = of(group.input());
        aggregate.operands().forEach(below::check);
        aggregate.order().forEach(term -> below.check(term.key()));
    }

    private static void requireNoSubquery(ExprNode node) {
        if (node instanceof SubqueryNode) {
            throw new IllegalArgumentException(
                    "Subquery " + node + " was used in a key, a join condition, an order or an"
                            + " aggregate; select its value into a record first, and go on from there");
        }
        for (ExprNode child : node.children()) {
            requireNoSubquery(child);
        }
    }

    private static void requireNoOuter(ExprNode node) {
        if (Correlation.readsOuter(node)) {
            throw new IllegalArgumentException(
                    "Expression " + node + " reads rows of the query around this one; a subquery"
                            + " does that in the conditions of its rows alone (law 13), so select it around the"
                            + " subquery, beside what that gives");
        }
    }
}
