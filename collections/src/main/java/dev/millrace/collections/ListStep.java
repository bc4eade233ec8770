package dev.millrace.collections;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * One step of a change set's sequential form: what to do to a list of the rows before, one step after the other, to have the
 * list of the rows after.
 *
 * @param <R> the type of the rows
 */
public sealed interface ListStep<R> {

    /**
     * Which row it concerns.
     *
     * @return its identity
     */
    Identity identity();

    /**
     * Takes the step.
     *
     * @param rows the list, as all earlier steps left it
     */
    void applyTo(List<@Nullable R> rows);

    /**
     * Takes a row out.
     *
     * @param <R> the type of the rows
     * @param at its position
     * @param identity which row it is
     * @param move whether an {@link Insert} of the same row follows
     */
    record Remove<R>(int at, Identity identity, boolean move) implements ListStep<R> {
        @Override
        public void applyTo(List<@Nullable R> rows) {
            rows.remove(at);
        }
    }

    /**
     * Puts a row in.
     *
     * @param <R> the type of the rows
     * @param at its position
     * @param identity which row it is
     * @param row the row
     * @param move whether it was taken out elsewhere
     */
    record Insert<R>(int at, Identity identity, @Nullable R row, boolean move) implements ListStep<R> {
        @Override
        public void applyTo(List<@Nullable R> rows) {
            rows.add(at, row);
        }
    }

    /**
     * Replaces a row in its place.
     *
     * @param <R> the type of the rows
     * @param at its position
     * @param identity which row it is
     * @param row the row as it is now
     */
    record Update<R>(int at, Identity identity, @Nullable R row) implements ListStep<R> {
        @Override
        public void applyTo(List<@Nullable R> rows) {
            rows.set(at, row);
        }
    }
}
