package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;

/** What the queries are held to: a DuckDB in this process's memory. */
final class DuckDb implements AutoCloseable {

    /** What reorders joins in DuckDB 2.0.0 ends the whole process on some of them. */
    private static final String KEEPS_JOINS_AS_WRITTEN = "SET disabled_optimizers = 'join_order'";

    private final DuckDBConnection connection;

    DuckDb() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        execute(KEEPS_JOINS_AS_WRITTEN);
    }

    /** Makes these rows, and no others, those of the tables. */
    void load(Collection<TpchRow> rows) throws SQLException {
        for (RelationRef<?> table : Tables.ALL) {
            execute(DuckDbSchema.definition(table));
            try (DuckDBAppender appender = connection.createAppender(table.name())) {
                for (TpchRow row : rows) {
                    if (row.table().equals(table)) {
                        append(appender, row);
                    }
                }
            }
        }
    }

    private static void append(DuckDBAppender appender, TpchRow row) throws SQLException {
        appender.beginRow();
        for (Component component : row.table().rowType().components()) {
            append(appender, component.get(row.row()));
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof BigDecimal number) {
            appender.append(number);
        } else if (value instanceof LocalDate date) {
            appender.append(date);
        } else if (value instanceof String text) {
            appender.append(text);
        } else {
            throw new IllegalArgumentException("The tables of TPC-H have no values such as " + value);
        }
    }

    /** The rows that a query gives, in its order. */
    List<List<@Nullable Object>> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
