package dev.millrace.engine;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * Takes what one commit did to one result, at most one call for each identity. Positions are counted from the start of the
 * result's window and are -1 in results without order. A null row is a row whose value is null.
 *
 * @param <R> the type of the result's rows
 */
public interface ChangeSink<R> {

    /**
     * A row entered the result.
     *
     * @param identity its identity
     * @param row the row
     * @param to its position now
     */
    void entered(Identity identity, @Nullable R row, int to);

    /**
     * A row left the result.
     *
     * @param identity its identity
     * @param row the row as it was
     * @param from its position before
     */
    void left(Identity identity, @Nullable R row, int from);

    /**
     * A row changed and kept its place among the rows that stay.
     *
     * @param identity its identity
     * @param before the row as it was
     * @param after the row as it is
     * @param from its position before
     * @param to its position now
     */
    void updated(Identity identity, @Nullable R before, @Nullable R after, int from, int to);

    /**
     * A row moved to another place among the rows that stay; it may have changed as well.
     *
     * @param identity its identity
     * @param before the row as it was
     * @param after the row as it is
     * @param from its position before
     * @param to its position now
     */
    void moved(Identity identity, @Nullable R before, @Nullable R after, int from, int to);
}
