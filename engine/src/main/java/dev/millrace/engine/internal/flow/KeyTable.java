package dev.millrace.engine.internal.flow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.HashSpread;

/**
 * Things by the key they are kept under: an open-addressing table that is probed with the columns of a row without making an object.
 * Expected O(1).
 *
 * @param <E> the things
 */
class KeyTable<E extends KeyTable.Entry> {

    private static final int SMALLEST = 16;

    private @Nullable Entry[] table = new @Nullable Entry[SMALLEST];
    private int size;

    /** What is kept under a key. */
    abstract static class Entry {
        /** The values of the columns; another value that matches may take the place of one. */
        @Nullable Object[] keys;
        int hash;

        /**
         * An entry.
         *
         * @param keys the values of the columns
         * @param hash their hash, as the columns say
         */
        Entry(@Nullable Object[] keys, int hash) {
            this.keys = keys;
            this.hash = hash;
        }
    }

    final int size() {
        return size;
    }

    /** What is kept under the key of a row, or null. */
    @SuppressWarnings("unchecked") // nothing else gets in
    final @Nullable E find(KeyColumns columns, @Nullable Object[] rows, int at) {
        int hash = columns.hash(rows, at);
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask);; i = (i + 1) & mask) {
            Entry entry = table[i];
            if (entry == null || entry.hash == hash && matches(entry, columns, rows, at)) {
                return (E) entry;
            }
        }
    }

    private static boolean matches(Entry entry, KeyColumns columns, @Nullable Object[] rows, int at) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (!columns.matches(i, rows, at, entry.keys[i])) {
                return false;
            }
        }
        return true;
    }

    /** Keeps something under a key that is absent. */
    final void add(E entry) {
        if ((size + 1) * 3 > table.length * 2) {
            grow();
        }
        insert(entry);
        size++;
    }

    /** Removes what is kept. */
    final void remove(E entry) {
        int mask = table.length - 1;
        int hole = HashSpread.place(entry.hash, mask);
        while (table[hole] != entry) {
            hole = (hole + 1) & mask;
        }
        for (int j = (hole + 1) & mask;; j = (j + 1) & mask) {
            Entry moving = table[j];
            if (moving == null) {
                break;
            }
            if (HashSpread.mayFill(j, HashSpread.place(moving.hash, mask), hole, mask)) {
                table[hole] = moving;
                hole = j;
            }
        }
        table[hole] = null;
        size--;
    }

    /** Hands out all that is kept. */
    @SuppressWarnings("unchecked") // nothing else gets in
    final void forEach(Consumer<E> consumer) {
        for (Entry entry : table) {
            if (entry != null) {
                consumer.accept((E) entry);
            }
        }
    }

    /** The table, and of each entry what all of them have: itself and the values of its columns. */
    long bytes() {
        long bytes = Bytes.ofReferences(table.length);
        for (Entry entry : table) {
            bytes += entry == null ? 0 : Bytes.HEADER + Bytes.ofReferences(entry.keys.length);
        }
        return bytes;
    }

    private void grow() {
        @Nullable Entry[] old = table;
        table = new @Nullable Entry[old.length * 2];
        for (Entry entry : old) {
            if (entry != null) {
                insert(entry);
            }
        }
    }

    private void insert(Entry entry) {
        int mask = table.length - 1;
        int i = HashSpread.place(entry.hash, mask);
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = entry;
    }
}
