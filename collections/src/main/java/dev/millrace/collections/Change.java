package dev.millrace.collections;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/**
 * What became of one row of a result.
 *
 * @param <R> the type of the rows
 * @param kind what happened
 * @param identity tells the row from the others (law 10)
 * @param before the row as it was; null if it entered (or if its value was null)
 * @param after the row as it is; null if it left (or if its value is null)
 * @param from its position before, counted in the window; -1 if it entered or the result has no order
 * @param to its position after; -1 if it left or the result has no order
 */
public record Change<R>(Kind kind, Identity identity, @Nullable R before, @Nullable R after, int from, int to) {

    /** What can happen to a row of a result. */
    public enum Kind {
        /** It was not there before. */
        ENTERED,
        /** It is no longer there. */
        LEFT,
        /** It differs, in its place among the rows that stay. */
        UPDATED,
        /** It stands at another place among the rows that stay, and may differ as well. */
        MOVED
    }

    /** The change as a trace: {@code +k@2}, {@code -k@0}, {@code ~k@3}, {@code >k@3->1}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ENTERED -> "+" + identity + at(to);
            case LEFT -> "-" + identity + at(from);
            case UPDATED -> "~" + identity + at(to);
            case MOVED -> ">" + identity + at(from) + "->" + to;
        };
    }

    private static String at(int position) {
        return position < 0 ? "" : "@" + position;
    }
}
