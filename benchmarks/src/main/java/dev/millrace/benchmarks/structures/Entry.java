package dev.millrace.benchmarks.structures;

import java.util.Comparator;

/**
 * A row.
 *
 * @param id its number
 * @param group a number that rows share
 * @param flag a boolean
 * @param rank a random number
 * @param title three words of few, and something that is different in each row
 */
public record Entry(long id, long group, boolean flag, long rank, String title) {

    static final Comparator<Entry> BY_RANK = Comparator.comparingLong(Entry::rank).thenComparingLong(Entry::id);
    static final Comparator<Entry> BY_TITLE = Comparator.comparing(Entry::title).thenComparingLong(Entry::id);
    static final Comparator<Entry> BY_FLAG_AND_RANK = Comparator.comparing(Entry::flag).thenComparing(BY_RANK);
}
