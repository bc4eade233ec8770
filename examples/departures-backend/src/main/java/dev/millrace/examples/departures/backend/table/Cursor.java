package dev.millrace.examples.departures.backend.table;

/**
 * How far the pages of one snapshot have come. Immutable.
 *
 * @param token where the server was when the first page was read
 * @param after the last key delivered
 * @param <K> the type of the keys
 */
public record Cursor<K>(Token token, K after) {}
