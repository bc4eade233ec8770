package dev.millrace.query.ast;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.Values;

/**
 * A constant. Two literals are equal if their values are the same (law 3).
 *
 * @param value the constant
 * @param type its type
 */
public record LiteralNode(@Nullable Object value, Class<?> type) implements ExprNode {

    /**
     * A constant of its own type.
     *
     * @param value the constant
     */
    public LiteralNode(Object value) {
        this(value, value.getClass());
    }

    @Override
    public boolean nullable() {
        return value == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LiteralNode that && type == that.type && Values.same(value, that.value);
    }

    @Override
    public int hashCode() {
        return value == null ? 0 : Values.hash(value);
    }

    @Override
    public String toString() {
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }
}
