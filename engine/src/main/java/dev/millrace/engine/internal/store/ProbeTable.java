package dev.millrace.engine.internal.store;

import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The hash table of indexes that keep no keys: from the hash of a key to the slots that have it. A cell holds the hash and either
 * the one slot or the number of what holds several. Linear probing at a load of at most 4/5; the table is of any size and grows by
 * three eighths, so a key takes 10 to 13.8 bytes here. Removal shifts back, so there are no tombstones, and the table shrinks with its
 * content. Only finding reads rows.
 */
abstract class ProbeTable {

    static final int SMALLEST = 8;

    /** Hash, then entry: 0 is empty, slot + 1 a single slot, the complement of an even number a list, of an odd one the subclass's. */
    private long[] cells = new long[SMALLEST];
    private int distinct;
    private SlotChunks chunks = new SlotChunks();

    /**
     * Finds a key.
     *
     * @param probe the key
     * @return its bucket, valid until the next change, or -1
     */
    public final int find(KeyProbe probe) {
        return find(probe, probe.hash());
    }

    /**
     * The number of keys.
     *
     * @return how many keys have a slot
     */
    public final int distinct() {
        return distinct;
    }

    /**
     * Makes room at once for keys that are to be added, which is faster than growing again and again.
     *
     * @param keys how many more there will be at most
     */
    public final void reserve(int keys) {
        long needed = (distinct + (long) keys) * 5 / 4 + 1;
        if (needed > cells.length) {
            resize(Math.toIntExact(needed));
        }
    }

    /** A slot of what the entry stands for, which is no single slot and no list. */
    abstract int anySlot(int entry);

    final int find(KeyProbe probe, int hash) {
        long[] table = cells;
        int i = HashSpread.scaled(hash, table.length);
        while (true) {
            long cell = table[i];
            int entry = (int) cell;
            if (entry == 0) {
                return -1;
            }
            if ((int) (cell >>> Integer.SIZE) == hash && probe.matches(slotOf(entry))) {
                return i;
            }
            if (++i == table.length) {
                i = 0;
            }
        }
    }

    final int entry(int bucket) {
        return (int) cells[bucket];
    }

    final int hash(int bucket) {
        return (int) (cells[bucket] >>> Integer.SIZE);
    }

    final void entry(int bucket, int entry) {
        cells[bucket] = cells[bucket] & 0xFFFF_FFFF_0000_0000L | entry & 0xFFFF_FFFFL;
    }

    final void forEachBucket(IntConsumer consumer) {
        for (int bucket = 0; bucket < cells.length; bucket++) {
            if (entry(bucket) != 0) {
                consumer.accept(bucket);
            }
        }
    }

    /** Adds a key that is absent, with one slot. */
    final void addKey(int hash, int slot) {
        if ((distinct + 1) * 5L > cells.length * 4L) {
            resize(Bytes.grownTable(cells.length));
        }
        distinct++;
        place(cells, (long) hash << Integer.SIZE | slot + 1);
    }

    /** Removes a key. */
    final void removeKey(int bucket) {
        int length = cells.length;
        int hole = bucket;
        for (int i = next(bucket, length); (int) cells[i] != 0; i = next(i, length)) {
            int home = HashSpread.scaled((int) (cells[i] >>> Integer.SIZE), length);
            if (HashSpread.mayFillScaled(i, home, hole, length)) {
                cells[hole] = cells[i];
                hole = i;
            }
        }
        cells[hole] = 0;
        distinct--;
        if (length > SMALLEST && distinct * 5L < length * 2L) {
            resize((int) Math.max(SMALLEST, distinct * 5L / 3 + 1));
        }
    }

    /** The lists of slots. Where one moves, its entry is to follow; afterwards {@link #tidy} is due. */
    final SlotChunks chunks() {
        return chunks;
    }

    /** Copies the lists where too much room of given-up ones lies idle. Entries change. */
    final void tidy() {
        if (!chunks.isWasteful()) {
            return;
        }
        SlotChunks tidied = chunks.emptyCopy();
        for (int i = 0; i < cells.length; i++) {
            int entry = (int) cells[i];
            if (isList(entry)) {
                entry(i, ~tidied.copy(chunks, ~entry));
            }
        }
        chunks = tidied;
    }

    static boolean isList(int entry) {
        return entry < 0 && (entry & 1) != 0;
    }

    final IllegalStateException absent(int slot, int hash) {
        return new IllegalStateException(
                "slot " + slot + " is not indexed under its key, whose hash is " + hash);
    }

    final long tableBytes() {
        return Bytes.HEADER + Bytes.ofLongs(cells.length) + chunks.bytes();
    }

    /** Null if the table is as it must be. For tests. */
    final @Nullable String fault() {
        int keys = 0;
        for (int i = 0; i < cells.length; i++) {
            if ((int) cells[i] != 0) {
                keys++;
                int home = HashSpread.scaled((int) (cells[i] >>> Integer.SIZE), cells.length);
                for (int j = home; j != i; j = next(j, cells.length)) {
                    if ((int) cells[j] == 0) {
                        return "cell " + i + " is not reached from its home " + home;
                    }
                }
            }
        }
        return keys != distinct ? keys + " cells hold " + distinct + " keys"
                : distinct == 0 && !chunks.isEmpty() ? "lists are left" : null;
    }

    private int slotOf(int entry) {
        return entry > 0 ? entry - 1 : isList(entry) ? chunks.get(~entry, 0) : anySlot(entry);
    }

    private void resize(int length) {
        long[] table = new long[length];
        for (long cell : cells) {
            if ((int) cell != 0) {
                place(table, cell);
            }
        }
        cells = table;
    }

    private static void place(long[] table, long cell) {
        int i = HashSpread.scaled((int) (cell >>> Integer.SIZE), table.length);
        while ((int) table[i] != 0) {
            i = next(i, table.length);
        }
        table[i] = cell;
    }

    private static int next(int i, int length) {
        return i + 1 == length ? 0 : i + 1;
    }
}
