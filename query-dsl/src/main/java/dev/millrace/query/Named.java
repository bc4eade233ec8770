package dev.millrace.query;

/**
 * An expression under a name: a component of a map that is being made.
 *
 * @param name the name
 * @param value the expression
 */
public record Named(String name, Expr<?> value) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Named {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A component needs a name, but it is blank, for " + value);
        }
    }
}
