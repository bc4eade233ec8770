package dev.millrace.engine.tpch;

/**
 * A row that is inserted or deleted.
 *
 * @param row the row
 * @param inserted false if it is deleted
 */
record Change(TpchRow row, boolean inserted) {
}
