package dev.millrace.engine.internal.flow;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.HashSpread;
import dev.millrace.engine.internal.store.RowBlock;

/**
 * Things by the key they are kept under: an open-addressing table that is probed with the columns of a row without making an object.
 * Expected O(1).
 *
 * @param <E> the things
 */
class KeyTable<E extends KeyTable.Entry> {

    private static final int SMALLEST = 16;
    /** Odd numbers whose bits have no order. */
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD1B54A32D192ED03L;

    /** Whether the columns are {@linkplain KeyColumns#areNumbers numbers}, so that entries are told apart by those. */
    private final boolean ofNumbers;
    private @Nullable Entry[] table = new @Nullable Entry[SMALLEST];
    private int size;

    /** An empty table. */
    KeyTable(boolean ofNumbers) {
        this.ofNumbers = ofNumbers;
    }

    /** What is kept under a key. */
    abstract static class Entry {
        /** The values of the columns; another value that matches may take the place of one. */
        @Nullable Object[] keys;
        int hash;
        /** The numbers of the columns, if they are that. */
        long first;
        long second;

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
        if (ofNumbers) {
            long first = columns.number(0, rows, at);
            long second = columns.number(1, rows, at);
            return (E) find(first, second, hash(first, second));
        }
        int hash = columns.hash(rows, at);
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask);; i = (i + 1) & mask) {
            Entry entry = table[i];
            if (entry == null || entry.hash == hash && matches(entry, columns, rows, at)) {
                return (E) entry;
            }
        }
    }

    private @Nullable Entry find(long first, long second, int hash) {
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask);; i = (i + 1) & mask) {
            Entry entry = table[i];
            if (entry == null || entry.first == first && entry.second == second) {
                return entry;
            }
        }
    }

    /**
     * What is kept under the keys of many rows: the memory of many is waited for at once.
     *
     * @param columns read the keys
     * @param block the rows
     * @param found takes what is kept, null where nothing is
     */
    final void find(KeyColumns columns, RowBlock block, @Nullable Entry[] found) {
        if (!ofNumbers) {
            for (int i = 0; i < block.size(); i++) {
                found[i] = find(columns, block.rows(), block.at()[i]);
            }
            return;
        }
        long[] firsts = block.claim();
        long[] seconds = block.claim();
        columns.numbers(0, block, firsts);
        columns.numbers(1, block, seconds);
        @Nullable Entry[] entries = table;
        int mask = entries.length - 1;
        for (int i = 0; i < block.size(); i++) {
            found[i] = entries[HashSpread.place(hash(firsts[i], seconds[i]), mask)];
        }
        for (int i = 0; i < block.size(); i++) {
            Entry entry = found[i];
            if (entry != null && (entry.first != firsts[i] || entry.second != seconds[i])) {
                found[i] = find(firsts[i], seconds[i], hash(firsts[i], seconds[i]));
            }
        }
        block.release();
        block.release();
    }

    /** The hash of the key of a row that is absent. */
    final int hash(KeyColumns columns, @Nullable Object[] rows, int at) {
        return ofNumbers ? hash(columns.number(0, rows, at), columns.number(1, rows, at)) : columns.hash(rows, at);
    }

    private static int hash(long first, long second) {
        long mixed = (first * FIRST + second) * SECOND;
        return (int) (mixed >>> Integer.SIZE) ^ (int) mixed;
    }

    private static boolean matches(Entry entry, KeyColumns columns, @Nullable Object[] rows, int at) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (!columns.matches(i, rows, at, entry.keys[i])) {
                return false;
            }
        }
        return true;
    }

    /** Notes the numbers of the key of a row, if it is of such, before something is {@linkplain #add kept} under it. */
    final void number(Entry entry, KeyColumns columns, @Nullable Object[] rows, int at) {
        if (ofNumbers) {
            entry.first = columns.number(0, rows, at);
            entry.second = columns.number(1, rows, at);
        }
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
