package dev.millrace.engine.internal.flow;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.Bytes;
import dev.millrace.engine.internal.store.HashSpread;
import dev.millrace.engine.internal.store.Scratch;

/**
 * The parts of an operator's rows that a commit touches, by numbers, and the entries that concern each. Expected O(1) an entry. Made to
 * be used again from commit to commit: some 140 bytes for each entry of the greatest that was not {@linkplain Scratch a bulk}.
 */
final class TouchedParts {

    private static final int NONE = -1;

    private final KeyColumns columns;
    private @Nullable Delta changes;
    private int size;
    /** By entry: the numbers of the parts where its row was and is, and its rank in the former. */
    private int[] partBefore = {};
    private int[] partAfter = {};
    private int[] rankBefore = {};
    /** By entry: the next entry of the part where its row was, and where it is. */
    private int[] nextBefore = {};
    private int[] nextAfter = {};
    /** By part: an entry whose row was in it, or the complement of one whose row is. */
    private int[] sample = {};
    private int[] hashes = {};
    private int[] places = {};
    /** By part: how many entries concern it, and the first of them. */
    private int[] counts = {};
    private int[] firsts = {};
    private int[] sizesBefore = {};
    /** Numbers of parts, by their hashes; 0 is none. */
    private int[] table = new int[8];

    TouchedParts(KeyColumns columns) {
        this.columns = columns;
    }

    /** Numbers the parts that changes touch. */
    void start(Delta delta) {
        changes = delta;
        reserve(delta.size());
        // From the last entry to the first, so that those of a part are found in their own order.
        for (int i = delta.size() - 1; i >= 0; i--) {
            partBefore[i] = delta.was(i) ? number(delta.before(), delta.at(i), i) : NONE;
            partAfter[i] = delta.is(i) ? number(delta.after(), delta.at(i), ~i) : NONE;
            if (partBefore[i] >= 0) {
                nextBefore[i] = chain(partBefore[i], i);
            }
            if (partAfter[i] >= 0 && partAfter[i] != partBefore[i]) {
                nextAfter[i] = chain(partAfter[i], i);
            }
        }
    }

    private void reserve(int entries) {
        if (partBefore.length >= entries) {
            return;
        }
        make(Math.max(4, entries * 2));
    }

    /** Makes room for so many entries, of which each can be in two parts. */
    private void make(int room) {
        partBefore = new int[room];
        partAfter = new int[room];
        rankBefore = new int[room];
        nextBefore = new int[room];
        nextAfter = new int[room];
        sample = new int[2 * room];
        hashes = new int[2 * room];
        places = new int[2 * room];
        counts = new int[2 * room];
        firsts = new int[2 * room];
        sizesBefore = new int[2 * room];
        table = new int[Integer.highestOneBit(2 * room) * 4];
    }

    private int number(@Nullable Object[] lanes, int at, int asSample) {
        int hash = columns.hash(lanes, at);
        int mask = table.length - 1;
        int place = HashSpread.place(hash, mask);
        while (table[place] != 0) {
            int part = table[place] - 1;
            if (hashes[part] == hash && columns.match(lanes, at, columns, lanes(part), at(part))) {
                return part;
            }
            place = (place + 1) & mask;
        }
        table[place] = size + 1;
        places[size] = place;
        sample[size] = asSample;
        hashes[size] = hash;
        counts[size] = 0;
        firsts[size] = NONE;
        return size++;
    }

    private int chain(int part, int entry) {
        int next = firsts[part];
        firsts[part] = entry;
        counts[part]++;
        return next;
    }

    /** Forgets them. */
    void clear() {
        for (int part = 0; part < size; part++) {
            table[places[part]] = 0;
        }
        if (partBefore.length > Scratch.MOST_KEPT) {
            make(4);
        }
        changes = null;
        size = 0;
    }

    /** What is kept from commit to commit takes. */
    long bytes() {
        return 5 * Bytes.ofInts(partBefore.length) + 6 * Bytes.ofInts(sample.length) + Bytes.ofInts(table.length);
    }

    /** The number of parts. */
    int size() {
        return size;
    }

    /** The lanes of a row of a part, as it was or is. */
    @Nullable
    Object[] lanes(int part) {
        Delta delta = delta();
        return sample[part] < 0 ? delta.after() : delta.before();
    }

    private Delta delta() {
        Delta delta = changes;
        if (delta == null) {
            throw new IllegalStateException("there are no changes");
        }
        return delta;
    }

    /** Where the first of these lanes is. */
    int at(int part) {
        return delta().at(sample[part] < 0 ? ~sample[part] : sample[part]);
    }

    /** How many entries concern a part. */
    int entries(int part) {
        return counts[part];
    }

    /** The first entry that concerns a part. */
    int first(int part) {
        return firsts[part];
    }

    /** The entry that concerns a part after another one; negative if there is none. */
    int next(int part, int entry) {
        return partBefore[entry] == part ? nextBefore[entry] : nextAfter[entry];
    }

    /** Whether the row of an entry was in a part. */
    boolean wasIn(int part, int entry) {
        return partBefore[entry] == part;
    }

    /** Whether the row of an entry is in a part. */
    boolean isIn(int part, int entry) {
        return partAfter[entry] == part;
    }

    /** Notes where the row of an entry stood in its part. */
    void rankBefore(int entry, int rank) {
        rankBefore[entry] = rank;
    }

    /** Where the row of an entry stood in its part. */
    int rankBefore(int entry) {
        return rankBefore[entry];
    }

    /** Notes how many rows a part had. */
    void sizeBefore(int part, int rows) {
        sizesBefore[part] = rows;
    }

    /** How many rows a part had. */
    int sizeBefore(int part) {
        return sizesBefore[part];
    }
}
