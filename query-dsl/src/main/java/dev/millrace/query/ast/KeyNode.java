package dev.millrace.query.ast;

/**
 * A key of a group; stands only in expressions above a {@link GroupNode}.
 *
 * @param index which key, from 0
 * @param type its type
 * @param nullable whether it can be null
 */
public record KeyNode(int index, Class<?> type, boolean nullable) implements ExprNode {

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
