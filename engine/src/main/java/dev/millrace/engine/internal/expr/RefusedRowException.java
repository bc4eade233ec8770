package dev.millrace.engine.internal.expr;

import java.util.Objects;

/** The constructor of a row that a query makes refused its values: the row is left out (law 5). */
public final class RefusedRowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Wraps what the constructor threw.
     *
     * @param cause what it threw
     */
    public RefusedRowException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause, false, false);
    }

    /**
     * What the constructor threw.
     *
     * @return never null
     */
    public Throwable cause() {
        return Objects.requireNonNull(getCause());
    }
}
