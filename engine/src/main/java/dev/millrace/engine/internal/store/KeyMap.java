package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.value.Values;

/**
 * Finds the slot of a key: an open-addressing table of slots that keeps no copy of the keys but their hashes, and compares
 * through the rows. Keys are equal by comparison equality (law 2). Only finding reads a row. Expected O(1); 4 bytes an entry at a
 * load of at most 2/3 and 4 for the hash, so 10 to 16 bytes a row.
 */
public final class KeyMap {

    private static final int SMALLEST = 16;

    private final Component key;
    /** Slot + 1; 0 is empty. Linear probing; removal shifts back, so there are no tombstones. */
    private int[] table = new int[SMALLEST];
    /** By slot. */
    private int[] hashes = new int[SMALLEST];
    private int size;

    /**
     * An empty map.
     *
     * @param key the component that is the key
     */
    public KeyMap(Component key) {
        this.key = key;
    }

    /** The slot of a key, or -1. */
    public int find(Object wanted, @Nullable Object[] rows) {
        return find(wanted, Values.hash(wanted), rows);
    }

    /** The slot of a key whose hash is known, or -1. */
    public int find(Object wanted, int hash, @Nullable Object[] rows) {
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask);; i = (i + 1) & mask) {
            int entry = table[i];
            if (entry == 0) {
                return -1;
            }
            if (hashes[entry - 1] == hash && Values.equal(keyAt(entry - 1, rows), wanted)) {
                return entry - 1;
            }
        }
    }

    /** Adds a slot whose key is absent, under the hash of its key. */
    public void add(int slot, int hash) {
        if ((size + 1) * 3L > table.length * 2L) {
            grow();
        }
        if (slot >= hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(slot + 1, hashes.length + (hashes.length >> 1)));
        }
        hashes[slot] = hash;
        insert(slot);
        size++;
    }

    /** Removes a slot that is present. */
    public void remove(int slot) {
        int mask = table.length - 1;
        int i = home(slot, mask);
        while (table[i] != slot + 1) {
            i = (i + 1) & mask;
        }
        size--;
        int hole = i;
        for (int j = (i + 1) & mask; table[j] != 0; j = (j + 1) & mask) {
            int home = home(table[j] - 1, mask);
            if (HashSpread.mayFill(j, home, hole, mask)) {
                table[hole] = table[j];
                hole = j;
            }
        }
        table[hole] = 0;
    }

    /** The number of keys. */
    public int size() {
        return size;
    }

    private void grow() {
        int[] old = table;
        table = new int[old.length * 2];
        for (int entry : old) {
            if (entry != 0) {
                insert(entry - 1);
            }
        }
    }

    private void insert(int slot) {
        int mask = table.length - 1;
        int i = home(slot, mask);
        while (table[i] != 0) {
            i = (i + 1) & mask;
        }
        table[i] = slot + 1;
    }

    private int home(int slot, int mask) {
        return HashSpread.place(hashes[slot], mask);
    }

    private Object keyAt(int slot, @Nullable Object[] rows) {
        Object row = rows[slot];
        Object value = row == null ? null : key.get(row);
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " holds no key");
        }
        return value;
    }
}
