package dev.millrace.query;

/**
 * A part of an ordered result: {@code limit} rows from position {@code offset} on.
 *
 * @param offset the position of the first row, from 0
 * @param limit the greatest number of rows; {@link Long#MAX_VALUE} for no limit
 */
public record Window(long offset, long limit) {

    /** The whole result. */
    public static final Window ALL = new Window(0, Long.MAX_VALUE);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Window {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException(
                    "A window needs an offset and a limit of at least 0, but was given offset " + offset
                            + " and limit " + limit);
        }
    }

    /**
     * The position after the last row, at most {@link Long#MAX_VALUE}.
     *
     * @return offset + limit, without overflow
     */
    public long end() {
        return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }
}
