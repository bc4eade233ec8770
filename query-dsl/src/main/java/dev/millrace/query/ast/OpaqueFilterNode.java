package dev.millrace.query.ast;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rows that a Java predicate keeps. It is opaque: no index serves it, and it has no JSON and no SQL. A row for which it throws
 * is not kept (law 5). Two of these are equal if their predicates are.
 *
 * @param input rows of one lane
 * @param predicate a pure function of the row; it may be called at any time and any number of times
 */
public record OpaqueFilterNode(QueryNode input, Predicate<Object> predicate) implements QueryNode {

    /**
     * Checks that there is one lane.
     *
     * @throws IllegalArgumentException if the rows are groups or have several lanes
     */
    public OpaqueFilterNode {
        Whole.require(List.of(input), List.of());
        input.lane();
    }

    @Override
    public List<LaneType> lanes() {
        return input.lanes();
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(input);
    }

    @Override
    public OpaqueFilterNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new OpaqueFilterNode(inputs.get(0), predicate);
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
