package dev.millrace.query;

import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.value.NullPlacement;

/**
 * One term of an order: {@code desc(Todo::rank)}. Nulls come first unless said otherwise, in both directions (law 7).
 *
 * @param <R> the row type
 * @param property the component that is compared
 * @param descending whether greater values come first
 * @param nulls where nulls go
 */
public record Ordering<R>(OrderedProp<R, ?> property, boolean descending, NullPlacement nulls) {

    /**
     * The same term with nulls last.
     *
     * @return a new term
     */
    public Ordering<R> nullsLast() {
        return new Ordering<>(property, descending, NullPlacement.LAST);
    }
}
