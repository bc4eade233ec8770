package dev.millrace.benchmarks.hand;

import java.util.Arrays;

import dev.millrace.benchmarks.workload.Todo;

/**
 * To-dos by title, then id, in sorted blocks of up to 512. An entry is a row and the first eight characters of its title, which decide
 * nearly all comparisons without a look at the row. A position is the sum of the sizes of the blocks before.
 */
final class TitleBlocks {

    private static final int CAPACITY = 512;
    /** Room is left for what comes. */
    private static final int FILLED = 384;
    private static final int SMALL = 128;

    private long[][] prefixes = new long[1][];
    private Todo[][] rows = new Todo[1][];
    private int[] sizes = new int[1];
    /** Of the first entry of each block. */
    private long[] firsts = new long[1];
    private int blocks;
    private int block;
    private int at;

    TitleBlocks() {
        addBlock(0);
    }

    /** From sorted rows. */
    void fill(TitleSort sorted, TodoTable todos) {
        int count = Math.max(1, (sorted.size + FILLED - 1) / FILLED);
        blocks = 0;
        prefixes = new long[count][];
        rows = new Todo[count][];
        sizes = new int[count];
        firsts = new long[count];
        for (int next = 0; next < count; next++) {
            addBlock(next);
            int from = next * FILLED;
            int size = Math.min(FILLED, sorted.size - from);
            System.arraycopy(sorted.prefixes, from, prefixes[next], 0, size);
            for (int i = 0; i < size; i++) {
                rows[next][i] = todos.row(sorted.slots[from + i]);
            }
            sizes[next] = size;
            firsts[next] = prefixes[next][0];
        }
    }

    int blocks() {
        return blocks;
    }

    int size(int of) {
        return sizes[of];
    }

    Todo row(int of, int index) {
        return rows[of][index];
    }

    /** Puts a row in, and answers its position. */
    int add(Todo row) {
        long prefix = TitlePrefix.of(row.title(), 0);
        find(prefix, row);
        if (sizes[block] == CAPACITY) {
            split(block);
            find(prefix, row);
        }
        int size = sizes[block]++;
        System.arraycopy(prefixes[block], at, prefixes[block], at + 1, size - at);
        System.arraycopy(rows[block], at, rows[block], at + 1, size - at);
        prefixes[block][at] = prefix;
        rows[block][at] = row;
        firsts[block] = prefixes[block][0];
        return position();
    }

    /** Takes a row out that is there, and answers the position it had. */
    int remove(Todo row) {
        find(TitlePrefix.of(row.title(), 0), row);
        int position = position();
        int size = --sizes[block];
        System.arraycopy(prefixes[block], at + 1, prefixes[block], at, size - at);
        System.arraycopy(rows[block], at + 1, rows[block], at, size - at);
        firsts[block] = prefixes[block][0];
        if (size == 0 && blocks > 1) {
            removeBlock(block);
        } else if (size < SMALL && blocks > 1) {
            merge(block == 0 ? 0 : block - 1);
        }
        return position;
    }

    /** Puts a row in place of the one with its title and id, which is there, and answers the position. */
    int replace(Todo row) {
        find(TitlePrefix.of(row.title(), 0), row);
        rows[block][at] = row;
        return position();
    }

    private int position() {
        int sum = at;
        for (int i = 0; i < block; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    /** The place of the first entry that is not before the row. */
    private void find(long prefix, Todo row) {
        int low = 1;
        int high = blocks;
        while (low < high) {
            int middle = low + high >>> 1;
            long other = firsts[middle];
            if (other < prefix || other == prefix && TitlePrefix.order(rows[middle][0], row) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        block = low - 1;
        long[] keys = prefixes[block];
        Todo[] entries = rows[block];
        low = 0;
        high = sizes[block];
        while (low < high) {
            int middle = low + high >>> 1;
            long other = keys[middle];
            if (other < prefix || other == prefix && TitlePrefix.order(entries[middle], row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at = low;
    }

    private void split(int of) {
        addBlock(of + 1);
        int half = CAPACITY / 2;
        move(of, half, of + 1, 0, CAPACITY - half);
        sizes[of] = half;
        sizes[of + 1] = CAPACITY - half;
        firsts[of + 1] = prefixes[of + 1][0];
    }

    /** Makes one of a block and the next, if that leaves room. */
    private void merge(int of) {
        int size = sizes[of];
        int more = sizes[of + 1];
        if (size + more <= FILLED) {
            move(of + 1, 0, of, size, more);
            sizes[of] = size + more;
            firsts[of] = prefixes[of][0];
            removeBlock(of + 1);
        }
    }

    private void move(int from, int index, int to, int place, int count) {
        System.arraycopy(prefixes[from], index, prefixes[to], place, count);
        System.arraycopy(rows[from], index, rows[to], place, count);
        Arrays.fill(rows[from], index, index + count, null);
    }

    private void addBlock(int place) {
        if (blocks == sizes.length) {
            int length = 2 * blocks;
            prefixes = Arrays.copyOf(prefixes, length);
            rows = Arrays.copyOf(rows, length);
            sizes = Arrays.copyOf(sizes, length);
            firsts = Arrays.copyOf(firsts, length);
        }
        shift(place, place + 1, blocks - place);
        prefixes[place] = new long[CAPACITY];
        rows[place] = new Todo[CAPACITY];
        sizes[place] = 0;
        blocks++;
    }

    private void removeBlock(int place) {
        blocks--;
        shift(place + 1, place, blocks - place);
    }

    private void shift(int from, int to, int count) {
        System.arraycopy(prefixes, from, prefixes, to, count);
        System.arraycopy(rows, from, rows, to, count);
        System.arraycopy(sizes, from, sizes, to, count);
        System.arraycopy(firsts, from, firsts, to, count);
    }
}
