package dev.millrace.query.ast;

import dev.millrace.query.internal.LeafTypes;

/**
 * A key of a group; stands only in expressions above a {@link GroupNode}.
 *
 * @param index which key, from 0
 * @param type its type
 * @param leafType what its values hold
 * @param nullable whether it can be null
 */
public record KeyNode(int index, Class<?> type, Class<?> leafType, boolean nullable) implements ExprNode {

    /**
     * A key.
     *
     * @param index which key, from 0
     * @param key what is grouped by
     */
    public KeyNode(int index, ExprNode key) {
        this(index, key.type(), key.leafType(), key.nullable());
    }

    /**
     * A key of which the class alone is known.
     *
     * @param index which key, from 0
     * @param type its type
     * @param nullable whether it can be null
     */
    public KeyNode(int index, Class<?> type, boolean nullable) {
        this(index, type, LeafTypes.of(type), nullable);
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
