package dev.millrace.benchmarks.hand;

import java.util.Objects;

/**
 * Sorts to-dos by title, then id: quicksort in three parts by eight characters, and those with the same eight by the next ones. What is
 * sorted are slots, since references in a large array cost the collector a mark each time that they move.
 */
final class TitleSort {

    private static final int FEW = 16;

    private final TodoTable todos;
    /** The slots, in order in the end. */
    final int[] slots;
    /** The prefixes of their titles. */
    final long[] prefixes;
    private final long[] keys;
    final int size;

    TitleSort(TodoTable todos) {
        this.todos = todos;
        int used = todos.used();
        slots = new int[used];
        prefixes = new long[used];
        keys = new long[used];
        int count = 0;
        for (int slot = 0; slot < used; slot++) {
            if (todos.at(slot) != null) {
                prefixes[count] = TitlePrefix.of(title(slot), 0);
                slots[count++] = slot;
            }
        }
        size = count;
    }

    void sort() {
        sort(prefixes, 0, size, 0);
    }

    /** By the characters from an index on, of which the keys are. */
    private void sort(long[] by, int from, int to, int index) {
        int low = from;
        int high = to;
        while (high - low > FEW) {
            long pivot = median(by, low, high);
            int less = low;
            int more = high;
            int at = low;
            while (at < more) {
                long key = by[at];
                if (key < pivot) {
                    swap(by, less++, at++);
                } else if (key > pivot) {
                    swap(by, at, --more);
                } else {
                    at++;
                }
            }
            sortSame(by, less, more, index);
            if (less - low < high - more) {
                sort(by, low, less, index);
                low = more;
            } else {
                sort(by, more, high, index);
                high = less;
            }
        }
        sortFew(by, low, high, index);
    }

    private void sortFew(long[] by, int from, int to, int index) {
        for (int at = from + 1; at < to; at++) {
            long key = by[at];
            int slot = slots[at];
            int hole = at;
            while (hole > from && by[hole - 1] > key) {
                by[hole] = by[hole - 1];
                slots[hole] = slots[hole - 1];
                hole--;
            }
            by[hole] = key;
            slots[hole] = slot;
        }
        int start = from;
        for (int at = from + 1; at <= to; at++) {
            if (at == to || by[at] != by[start]) {
                sortSame(by, start, at, index);
                start = at;
            }
        }
    }

    /** Sorts what has the same eight characters. */
    private void sortSame(long[] by, int from, int to, int index) {
        if (to - from < 2 || index < 0) {
            return;
        }
        boolean ended = (by[from] & 0xff) == 0;
        int next = ended ? -1 : index + TitlePrefix.LENGTH;
        for (int at = from; at < to; at++) {
            keys[at] = ended ? todos.row(slots[at]).id() : TitlePrefix.of(title(slots[at]), next);
        }
        sort(keys, from, to, next);
    }

    private static long median(long[] by, int from, int to) {
        int eighth = to - from >>> 3;
        int middle = from + to >>> 1;
        return median(by[from + eighth], by[middle], by[to - 1 - eighth]);
    }

    private static long median(long one, long two, long three) {
        return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
    }

    private void swap(long[] by, int one, int other) {
        long key = by[one];
        by[one] = by[other];
        by[other] = key;
        int slot = slots[one];
        slots[one] = slots[other];
        slots[other] = slot;
    }

    private String title(int slot) {
        return Objects.requireNonNull(todos.at(slot)).title();
    }
}
