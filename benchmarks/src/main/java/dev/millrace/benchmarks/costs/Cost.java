package dev.millrace.benchmarks.costs;

/**
 * What one change of one row costs, on average.
 *
 * @param rows how many rows the operators visit
 * @param nodes how many nodes of trees they search
 * @param nanos how long a commit takes whose changes are read
 * @param bytesRead what it allocates then
 * @param bytesUnread what a commit allocates whose changes nobody reads
 */
record Cost(double rows, double nodes, double nanos, double bytesRead, double bytesUnread) {
}
