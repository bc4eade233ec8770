package dev.millrace.query;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.MethodReference;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order: {@code desc(Todo::rank)}. Nulls come first unless said otherwise, in both directions (law 7). Terms are
 * equal if they compare the same component in the same way. Immutable.
 *
 * @param <R> the row type
 * @param property the component that is compared
 * @param descending whether greater values come first
 * @param nulls where nulls go
 */
public record Ordering<R>(OrderedProp<R, ?> property, boolean descending, NullPlacement nulls) {

    /**
     * Checks that the property has a name.
     *
     * @throws IllegalArgumentException if it is a lambda body
     */
    public Ordering {
        nameOf(property);
    }

    /**
     * The same term with nulls last.
     *
     * @return a new term
     */
    public Ordering<R> nullsLast() {
        return new Ordering<>(property, descending, NullPlacement.LAST);
    }

    private static MethodReference nameOf(OrderedProp<?, ?> property) {
        return MethodReference.of(property, "Type::component");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ordering<?> that && descending == that.descending && nulls == that.nulls
                && nameOf(property).equals(nameOf(that.property));
    }

    @Override
    public int hashCode() {
        return Objects.hash(nameOf(property), descending, nulls);
    }

    @Override
    public String toString() {
        return (descending ? "desc(" : "asc(") + nameOf(property) + ")"
                + (nulls == NullPlacement.LAST ? ".nullsLast()" : "");
    }
}
