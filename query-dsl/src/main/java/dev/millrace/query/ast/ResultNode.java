package dev.millrace.query.ast;

import java.util.List;

import dev.millrace.query.QueryRef;

/**
 * The rows of a live query that was opened under a name, in one lane, with the identities they have there (law 12).
 *
 * @param query the live query
 */
public record ResultNode(QueryRef<?> query) implements QueryNode {

    @Override
    public List<LaneType> lanes() {
        return List.of(new LaneType(query.type(), query.leafType(), query.rowType(), query.nullable(), null));
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of();
    }

    @Override
    public ResultNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        return this;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
