package dev.millrace.benchmarks.hand;

/** A row of Q8. */
record OwnerPriority(long ownerId, int priority) {
}
