package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

/** A compiled condition on the lanes of one row; see {@link Scalar} for how lanes are laid out. */
public abstract class RowPredicate {

    /** Holds for every row. */
    static final RowPredicate ALWAYS = new RowPredicate() {
        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return true;
        }
    };

    /** Holds for no row. */
    static final RowPredicate NEVER = new RowPredicate() {
        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return false;
        }
    };

    /**
     * Tests a row.
     *
     * @param rows an array that holds the lanes of the row next to each other
     * @param at where the first lane is
     * @return whether what this stands for holds
     */
    public abstract boolean test(@Nullable Object[] rows, int at);
}
