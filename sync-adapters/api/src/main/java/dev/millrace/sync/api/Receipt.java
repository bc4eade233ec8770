package dev.millrace.sync.api;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A backend's yes to a write, and where the write will appear. Immutable and thread-safe.
 *
 * @param position the place in the sync stream at which the write's rows have been seen; null if the write is confirmed
 *        at once
 */
public record Receipt(@Nullable Position position) {

    private static final Receipt NOW = new Receipt(null);

    /**
     * The write appears in the stream.
     *
     * @param position where: once the stream has reached it, the write's rows are base rows
     * @return the receipt
     */
    public static Receipt at(Position position) {
        return new Receipt(Objects.requireNonNull(position, "position"));
    }

    /**
     * The write is confirmed with this receipt; the stream need not be awaited. What the write set becomes the
     * confirmed row, unless the stream has spoken of that row since the write was sent, in a batch that names it or in
     * any snapshot: that may be newer than the write, so the stream's word stands. A backend whose stream shows writes
     * at a place it can name does better with {@link #at}, which never shows the row without the write in between.
     *
     * @return the receipt
     */
    public static Receipt now() {
        return NOW;
    }
}
