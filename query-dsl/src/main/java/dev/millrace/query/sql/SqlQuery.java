package dev.millrace.query.sql;

import java.util.List;

/**
 * A query as a statement, and how its rows are made of the statement's columns: first those of the identity (law 10), then those
 * of the value. The rows come in the query's order, if it has one.
 *
 * @param statement text and parameters
 * @param columns the types of all columns
 * @param identity how many of them, from the first, tell rows apart
 * @param row how a row is made of them
 * @since 0.1
 */
public record SqlQuery(SqlStatement statement, List<SqlType> columns, int identity, SqlShape row) {

    /** Copies the list. */
    public SqlQuery {
        columns = List.copyOf(columns);
    }
}
