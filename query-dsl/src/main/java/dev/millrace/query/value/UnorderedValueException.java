package dev.millrace.query.value;

/**
 * Two values were to be put in an order that have none: they are outside the value domain and not {@link Comparable}
 * with each other.
 *
 * @since 0.1
 */
public final class UnorderedValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private UnorderedValueException(String message) {
        super(message);
    }

    static UnorderedValueException of(Object a, Object b) {
        String types = a.getClass() == b.getClass()
                ? "two different values of " + a.getClass().getName()
                : "values of two classes that share the name " + a.getClass().getName();
        return new UnorderedValueException("Cannot order " + types
                + ": the class is neither part of the value domain (boolean, number, "
                + "String, enum, UUID, Instant, java.time local types, Duration, byte[], record, List) nor Comparable. "
                + "Order by a part of the value that is, or let the class implement Comparable.");
    }
}
