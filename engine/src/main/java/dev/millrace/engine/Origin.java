package dev.millrace.engine;

/**
 * A row that is behind a row of a result ({@link Result#why}).
 *
 * @param source the name of its relation, or of the live query that shows it
 * @param row the row as it is now
 */
public record Origin(String source, Object row) {
}
