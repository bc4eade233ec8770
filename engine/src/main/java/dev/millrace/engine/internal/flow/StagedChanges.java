package dev.millrace.engine.internal.flow;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.store.HashSpread;
import dev.millrace.engine.internal.store.Scratch;
import dev.millrace.query.value.Values;

/**
 * The changes of one commit to one table before they are switched in: the last for each key, in order of first mention. O(1) expected;
 * O(log n) for a key that is mentioned again while integers came in ascending order, as those of a snapshot do: these need no table.
 */
final class StagedChanges {

    /** Up to this many changes are searched one by one; beyond, by a table of their hashes. */
    private static final int FEW = 8;
    private static final int FEWEST = 4;
    private static final int[] NONE = {};

    private Object[] keys = new Object[FEWEST];
    private int[] hashes = new int[FEWEST];
    private @Nullable Object[] rows = new @Nullable Object[FEWEST];
    /** As many as there are changes as soon as one row is not to be confirmed; else as it was. */
    private RowState[] states = {};
    private boolean allConfirmed = true;
    private int size;
    /** Whether all keys are longs, each greater than the one before; the greatest is known then. */
    private boolean ascends = true;
    private long greatest;
    /** Places + 1 by the hash of their key, of twice as many cells as there are keys at least; linear probing. */
    private int[] table = NONE;

    void put(Object key, @Nullable Object row, RowState state) {
        int hash = Values.hash(key);
        boolean follows = ascends && key instanceof Long number && (size == 0 || number > greatest);
        int place = follows ? -1 : find(key, hash);
        if (place < 0) {
            place = follows ? append(key, hash) : add(key, hash);
        }
        rows[place] = row;
        if (!allConfirmed || state != RowState.CONFIRMED) {
            state(place, state);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    Object key(int place) {
        return keys[place];
    }

    /** The hash of a key. */
    int hash(int place) {
        return hashes[place];
    }

    @Nullable
    Object row(int place) {
        return rows[place];
    }

    RowState state(int place) {
        return allConfirmed ? RowState.CONFIRMED : states[place];
    }

    void clear() {
        if (size > Scratch.MOST_KEPT) {
            keys = new Object[FEWEST];
            hashes = new int[FEWEST];
            rows = new @Nullable Object[FEWEST];
            states = new RowState[0];
            table = NONE;
        } else {
            Arrays.fill(keys, 0, size, null);
            Arrays.fill(rows, 0, size, null);
            clearTable();
        }
        size = 0;
        allConfirmed = true;
        ascends = true;
    }

    /** A table that was much larger is given up: to clear it each time would cost more than to make another. */
    private void clearTable() {
        if (table.length > 8 * Math.max(size, FEW)) {
            table = NONE;
        } else if (size > FEW) {
            Arrays.fill(table, 0);
        }
    }

    private int find(Object key, int hash) {
        if (ascends && key instanceof Long number) {
            return findInOrder(number);
        } else if (size > FEW) {
            requireTable();
            return findInTable(key, hash);
        }
        for (int i = 0; i < size; i++) {
            if (hashes[i] == hash && Values.equal(keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    private int findInOrder(long number) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            long found = (Long) keys[middle];
            if (found == number) {
                return middle;
            } else if (found < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int findInTable(Object key, int hash) {
        int mask = table.length - 1;
        for (int i = HashSpread.place(hash, mask); table[i] != 0; i = i + 1 & mask) {
            int place = table[i] - 1;
            if (hashes[place] == hash && Values.equal(keys[place], key)) {
                return place;
            }
        }
        return -1;
    }

    private int append(Object key, int hash) {
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        hashes[size] = hash;
        greatest = (Long) key;
        return size++;
    }

    /** Has a table of the keys, if they are many and had none so far because they were in order. */
    private void requireTable() {
        if (ascends) {
            ascends = false;
            if (size > FEW) {
                buildTable();
            }
        }
    }

    private int add(Object key, int hash) {
        requireTable();
        if (size == keys.length) {
            grow();
        }
        keys[size] = key;
        hashes[size] = hash;
        size++;
        if (size == FEW + 1 || size * 2 > table.length && size > FEW) {
            buildTable();
        } else if (size > FEW) {
            addToTable(size - 1);
        }
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
        rows = Arrays.copyOf(rows, size * 2);
    }

    private void buildTable() {
        int cells = Integer.highestOneBit(size) * 4;
        if (cells > table.length) {
            table = new int[cells];
        }
        for (int i = 0; i < size; i++) {
            addToTable(i);
        }
    }

    private void addToTable(int place) {
        int mask = table.length - 1;
        int i = HashSpread.place(hashes[place], mask);
        while (table[i] != 0) {
            i = i + 1 & mask;
        }
        table[i] = place + 1;
    }

    /** Keeps a state for each change from the first on that is another one than confirmed. */
    private void state(int place, RowState state) {
        if (states.length < keys.length) {
            states = Arrays.copyOf(states, keys.length);
        }
        if (allConfirmed) {
            Arrays.fill(states, 0, size, RowState.CONFIRMED);
            allConfirmed = false;
        }
        states[place] = state;
    }
}
