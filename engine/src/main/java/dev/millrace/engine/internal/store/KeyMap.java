package dev.millrace.engine.internal.store;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.value.Values;

/**
 * Finds the slot of a key: an open-addressing table of slots that keeps no copy of the keys but their hashes, and compares
 * through the rows. Keys are equal by comparison equality (law 2). Only finding reads a row, and seldom one of another key, for the
 * bits of an entry that no slot needs hold part of the hash. Expected O(1); the table is of any size and grows by three
 * eighths, its load being at most 4/5, so an entry takes 5 to 6.9 bytes there, and 4 to 4.5 for the hash.
 */
public final class KeyMap {

    private static final int SMALLEST = 16;
    /** With fewer bits of the hash in an entry, the hash is looked at before the row. */
    private static final int FEW_BITS = 6;

    private final Component key;
    /** Slot + 1 in the low bits, part of the hash in the others; 0 is empty. Linear probing; removal shifts back. */
    private int[] table = new int[SMALLEST];
    /** How many bits of an entry are those of the slot. */
    private int slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(SMALLEST);
    /** By slot. */
    private int[] hashes = new int[SMALLEST];
    private int size;
    private @Nullable Finding finding;

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

    /** The slot of a key that is an integer, as the component is, or -1. */
    public int findIntegral(long wanted, @Nullable Object[] rows) {
        return findIntegral(wanted, Values.hash(wanted), rows);
    }

    /**
     * The slots of many keys that are integers, as the component is: the memory of many is waited for at once.
     *
     * @param wanted the keys, from 0
     * @param count how many there are, at most {@value RowBlock#LENGTH}
     * @param rows holds the rows
     * @param found takes the slots, -1 where there is none
     */
    public void findIntegral(long[] wanted, int count, @Nullable Object[] rows, int[] found) {
        Finding finding = this.finding == null ? new Finding() : this.finding;
        this.finding = finding;
        int[] entries = table;
        for (int i = 0; i < count; i++) {
            found[i] = entries[home(Values.hash(wanted[i]))];
        }
        int candidates = 0;
        for (int i = 0; i < count; i++) {
            int entry = found[i];
            boolean isCandidate = entry != 0 && (entry ^ tag(Values.hash(wanted[i]))) >>> slotBits == 0;
            finding.slots[candidates] = slot(entry);
            finding.places[candidates] = i;
            candidates += isCandidate ? 1 : 0;
            if (!isCandidate) { // seldom: another key is where this belongs, or none
                found[i] = entry == 0 ? -1 : findIntegral(wanted[i], rows);
            }
        }
        key.getLongs(rows, finding.slots, 0, candidates, finding.keys);
        for (int i = 0; i < candidates; i++) {
            int place = finding.places[i];
            found[place] = finding.keys[i] == wanted[place] ? finding.slots[i] : findIntegral(wanted[place], rows);
        }
    }

    /** Room to find many keys at once. */
    private static final class Finding {
        private final int[] slots = new int[RowBlock.LENGTH];
        private final int[] places = new int[RowBlock.LENGTH];
        private final long[] keys = new long[RowBlock.LENGTH];
    }

    private int findIntegral(long wanted, int hash, @Nullable Object[] rows) {
        for (int i = candidate(home(hash), hash); i >= 0; i = candidate(next(i), hash)) {
            int slot = slot(table[i]);
            if (key.getLong(rowAt(slot, rows)) == wanted) {
                return slot;
            }
        }
        return -1;
    }

    /** The slot of a key whose hash is known, or -1. */
    public int find(Object wanted, int hash, @Nullable Object[] rows) {
        if (key.isIntegral() && wanted instanceof Long number) {
            return findIntegral(number.longValue(), hash, rows);
        }
        for (int i = candidate(home(hash), hash); i >= 0; i = candidate(next(i), hash)) {
            int slot = slot(table[i]);
            if (Values.equal(keyAt(slot, rows), wanted)) {
                return slot;
            }
        }
        return -1;
    }

    /** Where, from a place on, the next entry is whose key may be one of a hash, or -1. */
    private int candidate(int from, int hash) {
        int[] entries = table;
        int tag = tag(hash);
        for (int i = from;; i = next(i)) {
            int entry = entries[i];
            if (entry == 0) {
                return -1;
            }
            if ((entry ^ tag) >>> slotBits == 0
                    && (slotBits <= Integer.SIZE - FEW_BITS || hashes[slot(entry)] == hash)) {
                return i;
            }
        }
    }

    /**
     * Makes room at once for keys that are to be added, which is faster than growing again and again.
     *
     * @param keys how many more there will be at most
     */
    public void reserve(int keys) {
        long needed = (size + (long) keys) * 5 / 4 + 1;
        if (needed > table.length) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(size + keys);
            rebuild(Math.toIntExact(needed), Math.max(bits, slotBits));
        }
    }

    /** Adds a slot whose key is absent, under the hash of its key. */
    public void add(int slot, int hash) {
        if (slot >= hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(slot + 1, hashes.length + (hashes.length >> 3)));
        }
        hashes[slot] = hash;
        int needed = Integer.SIZE - Integer.numberOfLeadingZeros(slot + 1);
        boolean full = (size + 1) * 5L > table.length * 4L;
        if (full || needed > slotBits) {
            rebuild(full ? Bytes.grownTable(table.length) : table.length, Math.max(needed, slotBits));
        }
        insert(slot);
        size++;
    }

    /** Removes a slot that is present. */
    public void remove(int slot) {
        int length = table.length;
        int i = home(hashes[slot]);
        while (slot(table[i]) != slot) {
            i = next(i);
        }
        size--;
        int hole = i;
        for (int j = next(i); table[j] != 0; j = next(j)) {
            if (HashSpread.mayFillScaled(j, home(hashes[slot(table[j])]), hole, length)) {
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

    /** What the map takes: bytes, of its arrays and itself. */
    public long bytes() {
        return Bytes.HEADER + Bytes.ofInts(table.length) + Bytes.ofInts(hashes.length);
    }

    private void rebuild(int length, int bits) {
        int[] old = table;
        int oldMask = (1 << slotBits) - 1;
        table = new int[length];
        slotBits = bits;
        for (int entry : old) {
            if (entry != 0) {
                insert((entry & oldMask) - 1);
            }
        }
    }

    private void insert(int slot) {
        int i = home(hashes[slot]);
        while (table[i] != 0) {
            i = next(i);
        }
        table[i] = tag(hashes[slot]) | slot + 1;
    }

    private int tag(int hash) {
        return HashSpread.mixed(hash) << slotBits;
    }

    private int slot(int entry) {
        return (entry & (1 << slotBits) - 1) - 1;
    }

    private int home(int hash) {
        return HashSpread.scaled(hash, table.length);
    }

    private int next(int i) {
        return i + 1 == table.length ? 0 : i + 1;
    }

    private Object keyAt(int slot, @Nullable Object[] rows) {
        Object value = key.get(rowAt(slot, rows));
        if (value == null) {
            throw new IllegalStateException("slot " + slot + " holds no key");
        }
        return value;
    }

    private static Object rowAt(int slot, @Nullable Object[] rows) {
        Object row = rows[slot];
        if (row == null) {
            throw new IllegalStateException("slot " + slot + " holds no row");
        }
        return row;
    }
}
