package dev.millrace.collections;

import java.util.AbstractList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.IdentifiedRows;
import dev.millrace.query.Identity;

/**
 * The rows of a result as of one version. Immutable and safe from any thread (law 20).
 *
 * @param <R> the type of the rows
 */
public final class Snapshot<R> {

    private final long version;
    private final IdentifiedRows<R> entries;

    Snapshot(long version, IdentifiedRows<R> entries) {
        this.version = version;
        this.entries = entries;
    }

    /**
     * The version of the store since which the rows are these: that of the last commit that changed them, which may be earlier
     * than the store's own.
     *
     * @return the version
     */
    public long version() {
        return version;
    }

    /**
     * The rows, in the query's order if it has one.
     *
     * @return an immutable list; a view, O(1)
     */
    public List<@Nullable R> rows() {
        return new AbstractList<>() {
            @Override
            public @Nullable R get(int index) {
                return entries.row(index);
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    /**
     * The identities of the rows, in the same order.
     *
     * @return an immutable list; a view, O(1)
     */
    public List<Identity> identities() {
        return new AbstractList<>() {
            @Override
            public Identity get(int index) {
                return entries.identity(index);
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    /**
     * The number of rows.
     *
     * @return the number
     */
    public int size() {
        return entries.size();
    }

    IdentifiedRows<R> entries() {
        return entries;
    }

    @Override
    public String toString() {
        return "version " + version + ": " + rows();
    }
}
