package dev.millrace.engine.tpch;

/** A row of NATION. */
record Nation(long nationKey, String name, long regionKey, String comment) {
}
