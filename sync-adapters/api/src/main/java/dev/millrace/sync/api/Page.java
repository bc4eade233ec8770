package dev.millrace.sync.api;

import java.util.List;
import java.util.Objects;

/**
 * One answer of a {@link FetchAdapter}. A fetch is a run of pages: first those of a snapshot, if any, then those of
 * changes; all but the last say {@link #more}. The run is shown as a whole: nothing of it is visible before its last
 * page. Immutable and thread-safe.
 *
 * <p>Changes that follow a snapshot in one run are applied to it, later ones over earlier ones. So a backend whose rows
 * change while its snapshot is being read needs no locks: the adapter ends the run with the changes since its first
 * page.
 *
 * @param <R> the row type
 * @param kind whether the rows are all there are, or what changed
 * @param changes the rows, in the order in which they happened; a snapshot consists of puts only
 * @param position where to go on: how far the stream has come if this is the last page, else where the next page begins
 * @param more whether the run goes on: {@code fetch} is called again with the position, at once
 */
public record Page<R>(Kind kind, List<RowChange<R>> changes, Position position, boolean more) {

    /** What the rows of a page or batch are. */
    public enum Kind {
        /** A part of all the rows there are: rows that no page of the run names are gone. */
        SNAPSHOT,
        /** What changed since the position that was asked for: rows that are not named are as they were. */
        CHANGES
    }

    /**
     * Takes an immutable copy of the changes.
     *
     * @throws IllegalArgumentException if a snapshot contains a delete
     */
    public Page {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(position, "position");
        changes = List.copyOf(changes);
        requirePutsOnly(kind, changes);
    }

    /**
     * A page of a snapshot.
     *
     * @param <R> the row type
     * @param rows the rows
     * @param position where to go on
     * @param more whether the run goes on
     * @return the page
     */
    public static <R> Page<R> snapshot(List<? extends R> rows, Position position, boolean more) {
        List<RowChange<R>> puts = rows.stream().map(row -> RowChange.<R>put(row)).toList();
        return new Page<>(Kind.SNAPSHOT, puts, position, more);
    }

    /**
     * A page of changes.
     *
     * @param <R> the row type
     * @param changes what changed, in order
     * @param position where to go on
     * @param more whether the run goes on
     * @return the page
     */
    public static <R> Page<R> changes(List<RowChange<R>> changes, Position position, boolean more) {
        return new Page<>(Kind.CHANGES, changes, position, more);
    }

    static void requirePutsOnly(Kind kind, List<? extends RowChange<?>> changes) {
        if (kind == Kind.SNAPSHOT) {
            for (RowChange<?> change : changes) {
                if (change instanceof RowChange.Delete<?> delete) {
                    throw new IllegalArgumentException(
                            "A snapshot names the rows there are, but this one deletes key " + delete.key()
                                    + "; leave the row out");
                }
            }
        }
    }
}
