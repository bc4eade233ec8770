package dev.millrace.query.sql;

import java.util.List;

import dev.millrace.query.RowType;

/**
 * How a value of a query's result is made of the columns of its statement. Within {@link Items} columns are elements of a JSON
 * array.
 *
 * @since 0.1
 */
public sealed interface SqlShape {

    /** A column that is not there: of a row that is never absent. */
    int ALWAYS = -1;

    /**
     * A value of one column.
     *
     * @param column the column's position, from 0 on
     * @param sqlType what the column holds
     * @param type the class of the values
     */
    record Cell(int column, SqlType sqlType, Class<?> type) implements SqlShape {
    }

    /**
     * A row.
     *
     * @param rowType makes it of its components
     * @param presence the position of a column that is null where the row is; {@link #ALWAYS} if it never is
     * @param components the shapes of its components, in declaration order
     */
    record Row(RowType<?> rowType, int presence, List<SqlShape> components) implements SqlShape {

        /** Copies the list. */
        public Row {
            components = List.copyOf(components);
        }
    }

    /**
     * A list: text that is a JSON array of strings and nulls. The string of a plain value is: a boolean as {@code true} or 1, a
     * number in digits, an enum's ordinal, a string itself, a UUID or bytes in hexadecimal digits, a time stamp in microseconds
     * since 1970, a date in days since then, a time of day and a duration in nanoseconds. The string of a row is the text of an
     * array of its components' strings, that of a list the text of its array.
     *
     * @param column the column's position, from 0 on
     * @param element the shape of the elements; a row's columns are the positions in its array
     */
    record Items(int column, SqlShape element) implements SqlShape {
    }
}
