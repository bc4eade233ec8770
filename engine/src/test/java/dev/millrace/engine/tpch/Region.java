package dev.millrace.engine.tpch;

/** A row of REGION. */
record Region(long regionKey, String name, String comment) {
}
