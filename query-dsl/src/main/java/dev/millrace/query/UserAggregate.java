package dev.millrace.query;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate that a user defines: how a value is added to what was gathered, how one is removed again, and what comes of it (law
 * 11). It skips nulls and is null over nothing. It is as exact as its removal: adding and removing a value must leave no trace, and
 * the order of additions must make no difference.
 *
 * <p>Implement it as a record or an enum constant, so that equal aggregates are equal; the methods must be pure but for changing
 * what they are given to gather in. What throws makes the aggregate null, and is a problem (law 5).
 *
 * @param <V> the type of the values
 * @param <A> what they are gathered in
 * @param <O> the type of the outcome
 */
public interface UserAggregate<V, A, O> {

    /**
     * The name, by which the aggregate is known in JSON.
     *
     * @return a name, unique among the aggregates of a program
     */
    String name();

    /**
     * The type of the values.
     *
     * @return a reference type
     */
    Class<V> operandType();

    /**
     * The type of the outcome.
     *
     * @return a reference type
     */
    Class<O> type();

    /**
     * What nothing is gathered in.
     *
     * @return a fresh one if {@link #add} changes it
     */
    A start();

    /**
     * Adds a value.
     *
     * @param gathered what was gathered so far; it may be changed
     * @param value a value
     * @return what is gathered now, the same object or another
     */
    A add(A gathered, V value);

    /**
     * Removes a value that was added before.
     *
     * @param gathered what was gathered so far; it may be changed
     * @param value a value
     * @return what is gathered now, the same object or another
     */
    A remove(A gathered, V value);

    /**
     * What comes of it.
     *
     * @param gathered what was gathered; it must not be changed
     * @return the outcome
     */
    @Nullable
    O finish(A gathered);
}
