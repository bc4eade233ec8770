package dev.millrace.query.sql;

import java.util.List;

/**
 * SQL text with the values of its parameters. Immutable, except for the byte arrays among the values.
 *
 * @param text the text, with a {@code ?} for each parameter
 * @param parameters the values in the order of their marks, none null: what JDBC's {@code setObject} takes
 * @since 0.1
 */
public record SqlStatement(String text, List<Object> parameters) {

    /** Copies the list. */
    public SqlStatement {
        parameters = List.copyOf(parameters);
    }
}
