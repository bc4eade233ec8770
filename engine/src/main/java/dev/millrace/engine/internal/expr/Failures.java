package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

/** Told of evaluations that SQL would refuse (law 5); the value is null then. */
@FunctionalInterface
public interface Failures {

    /** Tells nobody. */
    Failures NONE = (expression, cause, rows, at) -> null;

    /**
     * An expression could not be computed, though its operands are there.
     *
     * @param expression the expression, or the step of the query; it prints as a program would write it
     * @param cause why not
     * @param rows an array that holds the lanes of the row next to each other; empty if it is of no one row
     * @param at where the first lane is
     * @return null, so that it can be returned as the value
     */
    @Nullable
    Object failed(Object expression, Throwable cause, @Nullable Object[] rows, int at);
}
