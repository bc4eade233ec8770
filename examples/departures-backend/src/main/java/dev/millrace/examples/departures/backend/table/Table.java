package dev.millrace.examples.departures.backend.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Rows by key, with the last change of every key and a bounded memory of deleted ones.
 *
 * <p>Not thread-safe: the owner guards it together with the {@link Sequence} and all other tables that share it.
 *
 * @param <K> the type of the keys, whose order is the order of snapshots
 * @param <R> the type of the rows, which are immutable
 */
public final class Table<K extends Comparable<K>, R> implements Feed<K, R> {
    /*
     * Every key, living or deleted, stands once in `lastChanges`, under the number of its last change. So the changes
     * after a token are one range of that map, and a key that changed often is told once.
     *
     * A tombstone that is dropped for want of room leaves only its number, in `forgotten`: whoever stands before the
     * newest number dropped may have missed a delete and has to start again.
     */
    private record Entry<R>(R row, long sequence) {}

    private final Sequence sequence;
    private final int retainedTombstones;
    private final NavigableMap<K, Entry<R>> rows = new TreeMap<>();
    private final NavigableMap<Long, K> lastChanges = new TreeMap<>();
    private final Map<K, Long> tombstones = new LinkedHashMap<>(); // oldest first
    private long forgotten;

    /**
     * Makes an empty table.
     *
     * @param sequence numbers the changes
     * @param retainedTombstones how many deleted keys are remembered, at least 0
     */
    public Table(Sequence sequence, int retainedTombstones) {
        if (retainedTombstones < 0) {
            throw new IllegalArgumentException(
                    "the number of retained tombstones is not negative; found " + retainedTombstones);
        }
        this.sequence = sequence;
        this.retainedTombstones = retainedTombstones;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }

    /** Returns the row of a key, or null if there is none. */
    public @Nullable R get(K key) {
        Entry<R> entry = rows.get(key);
        return entry == null ? null : entry.row();
    }

    /** Inserts or replaces the row of a key. */
    public void put(K key, R row) {
        long number = sequence.next();
        Entry<R> before = rows.put(key, new Entry<>(row, number));
        Long lastChange = before == null ? tombstones.remove(key) : Long.valueOf(before.sequence());
        if (lastChange != null) {
            lastChanges.remove(lastChange);
        }
        lastChanges.put(number, key);
    }

    /**
     * Deletes the row of a key and leaves a tombstone.
     *
     * @throws IllegalArgumentException if there is no such row
     */
    public void remove(K key) {
        Entry<R> before = rows.remove(key);
        if (before == null) {
            throw new IllegalArgumentException("there is no row " + key + " to remove");
        }
        long number = sequence.next();
        lastChanges.remove(before.sequence());
        lastChanges.put(number, key);
        tombstones.put(key, number);
        if (tombstones.size() > retainedTombstones) {
            forgetOldestTombstone();
        }
    }

    private void forgetOldestTombstone() {
        var oldest = tombstones.entrySet().iterator();
        forgotten = oldest.next().getValue();
        oldest.remove();
        lastChanges.remove(forgotten);
    }

    @Override
    public SnapshotPage<K, R> snapshot(int limit) {
        return page(rows, sequence.current(), limit);
    }

    @Override
    public SnapshotPage<K, R> snapshot(Cursor<K> from, int limit) {
        requireTellable(from.token());
        return page(rows.tailMap(from.after(), false), from.token(), limit);
    }

    private SnapshotPage<K, R> page(NavigableMap<K, Entry<R>> rest, Token token, int limit) {
        requirePositive(limit);
        List<R> items = new ArrayList<>(Math.min(limit, rows.size()));
        K last = null;
        for (Map.Entry<K, Entry<R>> row : rest.entrySet()) {
            if (last != null && items.size() == limit) {
                return new SnapshotPage<>(items, new Cursor<>(token, last), token);
            }
            items.add(row.getValue().row());
            last = row.getKey();
        }
        return new SnapshotPage<>(items, null, token);
    }

    @Override
    public ChangePage<K, R> since(Token token, int limit) {
        requirePositive(limit);
        requireTellable(token);
        List<R> items = new ArrayList<>();
        List<K> deleted = new ArrayList<>();
        long last = token.sequence();
        for (Map.Entry<Long, K> change : lastChanges.tailMap(token.sequence(), false).entrySet()) {
            if (items.size() + deleted.size() == limit) {
                return new ChangePage<>(items, deleted, sequence.at(last), true);
            }
            R row = get(change.getValue());
            if (row == null) {
                deleted.add(change.getValue());
            } else {
                items.add(row);
            }
            last = change.getKey();
        }
        return new ChangePage<>(items, deleted, sequence.current(), false);
    }

    private void requireTellable(Token token) {
        sequence.requireOwn(token);
        if (token.sequence() < forgotten) {
            throw new GoneException("token " + token + " is too old: deletes up to " + sequence.at(forgotten)
                    + " are forgotten");
        }
    }

    private static void requirePositive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has room for at least one row; asked for " + limit);
        }
    }
}
