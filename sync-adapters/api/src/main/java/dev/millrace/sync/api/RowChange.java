package dev.millrace.sync.api;

import java.util.Objects;

/**
 * One change of the rows a backend holds. Immutable if the row is; thread-safe then.
 *
 * @param <R> the row type
 */
public sealed interface RowChange<R> permits RowChange.Put, RowChange.Delete {

    /**
     * The row is now as given, whether it was there before or not.
     *
     * @param <R> the row type
     * @param row the whole row
     */
    record Put<R>(R row) implements RowChange<R> {

        /** Checks that there is a row. */
        public Put {
            Objects.requireNonNull(row, "A put needs the row; a row that is gone is a delete of its key");
        }
    }

    /**
     * The row of this key is no more, if it ever was.
     *
     * @param <R> the row type
     * @param key the key, of the class the row's key component has (boxed if it is primitive)
     */
    record Delete<R>(Object key) implements RowChange<R> {

        /** Checks that there is a key. */
        public Delete {
            Objects.requireNonNull(key, "A delete needs the key of the row");
        }
    }

    /**
     * A row as it is now.
     *
     * @param <R> the row type
     * @param row the whole row
     * @return the change
     */
    static <R> RowChange<R> put(R row) {
        return new Put<>(row);
    }

    /**
     * A row that is gone.
     *
     * @param <R> the row type
     * @param key its key
     * @return the change
     */
    static <R> RowChange<R> delete(Object key) {
        return new Delete<>(key);
    }
}
