package dev.millrace.query.ast;

import java.util.List;
import java.util.Objects;

import dev.millrace.query.internal.LeafTypes;

/**
 * The rows of several queries as those of one. But for {@link SetKind#UNION_ALL} rows are told apart by value and shown canonically
 * (laws 3 and 10).
 *
 * @param kind which rows
 * @param inputs at least two queries with rows of one type
 */
public record SetNode(SetKind kind, List<QueryNode> inputs) implements QueryNode {

    /**
     * Checks that the rows are of one type.
     *
     * @throws IllegalArgumentException if they are not, or there are fewer than two queries
     */
    public SetNode {
        inputs = List.copyOf(inputs);
        Whole.require(inputs, List.of());
        if (inputs.size() < 2) {
            throw new IllegalArgumentException(kind.word() + " takes at least two queries, but was given " + inputs);
        }
        LaneType first = inputs.get(0).lane();
        for (QueryNode input : inputs) {
            LaneType lane = input.lane();
            if (lane.type() != first.type() || !Objects.equals(lane.rowType(), first.rowType())) {
                throw new IllegalArgumentException(
                        kind.word() + " takes queries with rows of one type, but the rows of "
                                + inputs.get(0) + " are of type " + name(first) + " and those of " + input + " of type "
                                + name(lane) + "; select into one type first");
            }
            if (kind != SetKind.UNION_ALL) {
                Members.require(input);
            }
        }
    }

    private static Object name(LaneType lane) {
        return lane.rowType() == null ? lane : lane.rowType();
    }

    @Override
    public List<LaneType> lanes() {
        // Each input is asked once: it asks its own inputs in turn.
        List<LaneType> lanes = inputs.stream().map(QueryNode::lane).toList();
        LaneType first =
                lanes.get(0).anywhere().holding(LeafTypes.common(lanes.stream().map(LaneType::leafType).toList()));
        boolean nullable = lanes.stream().anyMatch(LaneType::nullable);
        return List.of(nullable ? first.absent() : first);
    }

    @Override
    public SetNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return new SetNode(kind, inputs);
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
