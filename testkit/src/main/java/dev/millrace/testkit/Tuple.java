package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/** What a step of a query gives: a row of lanes, or a group. */
sealed interface Tuple {

    /** What tells it apart (law 10). */
    Identity identity();

    /**
     * A row.
     *
     * @param identity what tells it apart
     * @param values what stands in its lanes; null for an absent side
     */
    record Row(Identity identity, List<@Nullable Object> values) implements Tuple {

        /** A row of one lane. */
        static Row of(Identity identity, @Nullable Object value) {
            return new Row(identity, Collections.singletonList(value));
        }

        @Nullable
        Object value(int lane) {
            return values.get(lane);
        }

        /** The values of both, under an identity. */
        static Row beside(Identity identity, List<@Nullable Object> left, List<@Nullable Object> right) {
            List<@Nullable Object> values = new ArrayList<>(left);
            values.addAll(right);
            return new Row(identity, values);
        }
    }

    /**
     * A group of rows.
     *
     * @param identity what tells it apart
     * @param keys the values its rows have in common
     * @param members its rows, by identity
     */
    record Group(Identity identity, List<@Nullable Object> keys, List<Row> members) implements Tuple {
    }
}
