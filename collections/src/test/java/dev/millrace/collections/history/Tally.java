package dev.millrace.collections.history;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what was done, so that nobody takes histories for proofs that compared nothing. */
final class Tally {

    final AtomicLong histories = new AtomicLong();
    final AtomicLong commits = new AtomicLong();
    final AtomicLong comparisons = new AtomicLong();
    final AtomicLong nonEmpty = new AtomicLong();

    void compared(boolean empty) {
        comparisons.incrementAndGet();
        if (!empty) {
            nonEmpty.incrementAndGet();
        }
    }

    boolean isMeaningful() {
        return nonEmpty.get() * 2 >= comparisons.get();
    }

    @Override
    public String toString() {
        return "histories=" + histories + ", commits=" + commits + ", comparisons=" + comparisons + ", non-empty="
                + nonEmpty;
    }
}
