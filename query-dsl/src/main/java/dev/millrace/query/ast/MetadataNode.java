package dev.millrace.query.ast;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowMetadata;

/**
 * What stands beside the row of a collection in a lane (law 30).
 *
 * @param lane the number of the lane, from 0
 * @param relation the relation whose rows stand in the lane
 * @param metadata what is read
 * @param absent whether the lane can be without a row; the value is null then
 */
public record MetadataNode(int lane, RelationRef<?> relation, RowMetadata metadata, boolean absent)
        implements ExprNode {

    @Override
    public Class<?> type() {
        return metadata.type();
    }

    @Override
    public boolean nullable() {
        return absent;
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
