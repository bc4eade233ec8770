package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

/**
 * A compiled expression. It reads the lanes of one row: lane {@code k} is {@code rows[at + k]}, so a table's own array of rows
 * serves without copying. Total: it never throws, except that the constructor of a result row may (see
 * {@link ExprCompiler#shape}).
 */
public abstract class Scalar {

    /**
     * Evaluates the expression.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return its value
     */
    public abstract @Nullable Object eval(@Nullable Object[] rows, int at);
}
