package dev.millrace.query.ast;

import dev.millrace.query.RelationRef;

/**
 * The rows of a relation, in one lane.
 *
 * @param relation the relation
 */
public record SourceNode(RelationRef<?> relation) implements QueryNode {

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
