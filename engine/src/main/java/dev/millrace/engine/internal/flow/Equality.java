package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/**
 * A column that equals a constant in all rows of a filter, so that an index can find them.
 *
 * @param column over the lanes of its input
 * @param constant the value that it equals
 * @param worth how many filters must wish for such an index to have it built
 */
public record Equality(RowExpr column, Object constant, int worth) {

    private static final @Nullable Object[] NO_ROW = {};

    /** What rows are found by. */
    private LookupKey key() {
        return new LookupKey(List.of(column), List.of(KeyColumns.Matching.EQUAL),
                new KeyColumns(new Scalar[] {ScalarCompiler.constant(constant)}, KeyColumns.Matching.EQUAL));
    }

    /** The index that would find the rows; null if nothing below has one. */
    @Nullable
    Wish wish(Operator input) {
        return input.wish(List.of(column), worth);
    }

    /** Hands out the rows for which it holds. */
    void forEach(Operator input, RowVisitor visitor) {
        Lookup found = input.lookup(key());
        try {
            found.forEach(NO_ROW, 0, visitor);
        } finally {
            found.close();
        }
    }

    /** How many there are. */
    int count(Operator input) {
        Lookup found = input.lookup(key());
        try {
            return found.count(NO_ROW, 0);
        } finally {
            found.close();
        }
    }
}
