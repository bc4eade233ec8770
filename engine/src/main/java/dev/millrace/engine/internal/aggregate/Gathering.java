package dev.millrace.engine.internal.aggregate;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;

/** Takes in many rows of a group at once, of which an aggregate needs no more than a number each. */
public interface Gathering {

    /**
     * What the aggregate takes of a row.
     *
     * @return an integer in every row; null if it only counts rows
     */
    @Nullable
    Scalar number();

    /**
     * Takes in rows.
     *
     * @param target the accumulator of their group
     * @param numbers holds their numbers, if the aggregate takes any
     * @param from where the first of them is
     * @param to behind the last
     */
    void add(Accumulator target, long[] numbers, int from, int to);
}
