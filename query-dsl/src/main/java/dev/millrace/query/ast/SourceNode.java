package dev.millrace.query.ast;

import java.util.List;

import dev.millrace.query.RelationRef;

/**
 * The rows of a relation, in one lane.
 *
 * @param relation the relation
 */
public record SourceNode(RelationRef<?> relation) implements QueryNode {

    @Override
    public List<LaneType> lanes() {
        return List.of(LaneType.of(relation));
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of();
    }

    @Override
    public SourceNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return this;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
