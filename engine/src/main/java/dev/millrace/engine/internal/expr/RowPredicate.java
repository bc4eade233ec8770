package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;

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

    /**
     * Leaves those rows in a block for which this holds.
     *
     * @param block the rows
     */
    public void select(RowBlock block) {
        @Nullable Object[] rows = block.rows();
        int[] slots = block.slots();
        int[] at = block.at();
        int kept = 0;
        for (int i = 0; i < block.size(); i++) {
            int slot = slots[i];
            int first = at[i];
            if (test(rows, first)) {
                slots[kept] = slot;
                at[kept] = first;
                kept++;
            }
        }
        block.cut(kept);
    }
}
