package dev.millrace.query.value;

/**
 * Where nulls stand in an order, whatever the direction of the order.
 *
 * @since 0.1
 */
public enum NullPlacement {
    /** Nulls before all values: the default of every order term, ascending and descending alike. */
    FIRST,
    /** Nulls after all values. */
    LAST
}
