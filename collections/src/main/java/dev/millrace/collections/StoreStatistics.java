package dev.millrace.collections;

/**
 * Figures of a store.
 *
 * @param version the version of the last commit, which is the number of commits so far
 * @param rowsHeld the number of rows, groups and pairs that collections and queries keep
 * @param commitMicrosMedian the median time of the recent commits in microseconds, from taking the lock to giving it back, told by
 *        samples of them; 0 before the first
 * @param commitMicrosP99 the 99th percentile of the same
 */
public record StoreStatistics(long version, long rowsHeld, double commitMicrosMedian, double commitMicrosP99) {
}
