package dev.millrace.engine.internal.flow;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Guard;
import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.engine.internal.expr.ScalarCompiler;

/**
 * The rows that have in a column what all rows of a filter have there, as an index finds them. Made when they are looked for.
 *
 * @param input has the rows
 * @param condition the column, over the lanes of the input, and the constant that it equals
 */
record Equality(Operator input, Guard.EqualTo condition) {

    private static final @Nullable Object[] NO_ROW = {};

    /** What rows are found by. */
    private LookupKey key() {
        return new LookupKey(List.of(condition.value()), List.of(KeyColumns.Matching.EQUAL), new KeyColumns(
                new Scalar[] {ScalarCompiler.constant(condition.constant())}, KeyColumns.Matching.EQUAL));
    }

    /**
     * The index that would find the rows; null if nothing below has one.
     *
     * @param worth how many filters must wish for such an index to have it built
     */
    @Nullable
    Wish wish(int worth) {
        return input.wish(List.of(condition.value()), worth);
    }

    /** Hands out the rows. */
    void forEach(RowVisitor visitor) {
        Lookup found = input.lookup(key());
        try {
            found.forEach(NO_ROW, 0, visitor);
        } finally {
            found.close();
        }
    }

    /** How many there are. */
    int count() {
        Lookup found = input.lookup(key());
        try {
            return found.count(NO_ROW, 0);
        } finally {
            found.close();
        }
    }
}
