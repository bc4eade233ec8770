package dev.millrace.query;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.internal.MethodReference;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order: {@code desc(Todo::rank)}. Nulls come first unless said otherwise, in both directions (law 7). Terms are
 * equal if they compare the same component in the same way. Immutable.
 *
 * @param <R> the row type
 * @param property the component that is compared
 * @param descending whether greater values come first
 * @param nulls where nulls go
 * @param collation how strings compare; null for by code point
 */
public record Ordering<R>(OrderedProp<R, ?> property, boolean descending, NullPlacement nulls,
        @Nullable Collation collation) {

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
        return new Ordering<>(property, descending, NullPlacement.LAST, collation);
    }

    /**
     * The same with strings compared as a language has it.
     *
     * @param how how strings compare
     * @return the ordering; the query that uses it refuses values that are no strings
     */
    public Ordering<R> collate(Collation how) {
        return new Ordering<>(property, descending, nulls, how);
    }

    private static MethodReference nameOf(OrderedProp<?, ?> property) {
        return MethodReference.of(property, "Type::component");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ordering<?> that && descending == that.descending && nulls == that.nulls
                && Objects.equals(collation, that.collation)
                && nameOf(property).equals(nameOf(that.property));
    }

    @Override
    public int hashCode() {
        return Objects.hash(nameOf(property), descending, nulls, collation);
    }

    @Override
    public String toString() {
        return (descending ? "desc(" : "asc(") + nameOf(property) + ")"
                + (nulls == NullPlacement.LAST ? ".nullsLast()" : "")
                + (collation == null ? "" : ".collate(" + collation + ")");
    }
}
