package dev.millrace.query.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.value.Values;

/**
 * A constant. Two literals are equal if their values are the same (law 3). Byte arrays and lists are copied, so that it stays
 * what it is.
 *
 * @param value the constant
 * @param type its type
 */
public record LiteralNode(@Nullable Object value, Class<?> type) implements ExprNode {

    /** Copies the value if it can change. */
    public LiteralNode {
        value = fixed(value);
    }

    /**
     * A constant of its own type.
     *
     * @param value the constant
     */
    public LiteralNode(Object value) {
        this(value, typeOf(value));
    }

    /** The type as it would be declared: equal constants are of one type, whatever class implements it. */
    private static Class<?> typeOf(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        return value instanceof List<?> ? List.class : value.getClass();
    }

    private static @Nullable Object fixed(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(fixed(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    /** The constant; what can change is a copy. */
    @Override
    public @Nullable Object value() {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    @Override
    public Class<?> leafType() {
        if (value instanceof List<?> list) {
            return LeafTypes.in(list);
        }
        return value == null && type == List.class ? Void.class : LeafTypes.of(type);
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
        return QueryText.of(this);
    }
}
