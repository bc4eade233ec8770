package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * The rows of a result, each with what tells it apart, in the result's order. Immutable and thread-safe as far as the rows are.
 *
 * @param entries the rows
 * @since 0.1
 */
public record EvaluatedResult(List<Entry> entries) {

    /** Copies the list. */
    public EvaluatedResult {
        entries = List.copyOf(entries);
    }

    /**
     * A row and what tells it apart.
     *
     * @param identity its identity (law 10)
     * @param row the row; null where the query selects a value that is null
     */
    public record Entry(Identity identity, @Nullable Object row) {

        @Override
        public String toString() {
            return identity + " " + row;
        }
    }

    /**
     * The rows alone.
     *
     * @return a new list, in the result's order
     */
    public List<@Nullable Object> rows() {
        List<@Nullable Object> rows = new ArrayList<>(entries.size());
        entries.forEach(entry -> rows.add(entry.row()));
        return rows;
    }

    /**
     * The identities alone.
     *
     * @return an immutable list, in the result's order
     */
    public List<Identity> identities() {
        return entries.stream().map(Entry::identity).toList();
    }

    /**
     * The number of rows.
     *
     * @return at least 0
     */
    public int size() {
        return entries.size();
    }

    /**
     * Tells whether there are no rows.
     *
     * @return true if there are none
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The same rows in the order of their identities, in which results of queries without an order can be compared.
     *
     * @return the result in that order
     */
    public EvaluatedResult inIdentityOrder() {
        return new EvaluatedResult(entries.stream().sorted(Comparator.comparing(Entry::identity)).toList());
    }
}
