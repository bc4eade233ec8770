package dev.millrace.testkit;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/** A row on its way through a query: what tells it apart, and what expressions can read of it. */
sealed interface Tuple {

    /** What tells it apart from the other rows of the same operation (law 10). */
    Identity identity();

    /** Rows side by side: a source's row has one lane, a joined one those of its left side followed by those of its right. */
    record Lanes(Identity identity, List<@Nullable Object> values) implements Tuple {
    }

    /** A group: its key values, and the rows that have them in common. */
    record GroupOf(Identity identity, List<@Nullable Object> keys, List<Tuple> members) implements Tuple {
    }
}
