package dev.millrace.engine;

import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * The rows of a result as they were at one moment, in order if there is one. Immutable and thread-safe. What tells rows apart is made when
 * it is asked for, and so is an element; who wants rows alone asks for {@link #row}.
 *
 * @param <R> the type of the rows
 */
public interface IdentifiedRows<R> extends List<Identified<R>>, RandomAccess {

    /**
     * A row. O(1), and nothing is made.
     *
     * @param index its place
     * @return the row; null only if its value is null
     * @throws IndexOutOfBoundsException if there is no such place
     */
    @Nullable
    R row(int index);

    /**
     * What tells a row from the other ones (law 10). O(1).
     *
     * @param index its place
     * @return its identity, equal to that of the row in any other state of the result
     * @throws IndexOutOfBoundsException if there is no such place
     */
    Identity identity(int index);
}
