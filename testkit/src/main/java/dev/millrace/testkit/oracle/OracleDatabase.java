package dev.millrace.testkit.oracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlQuery;
import dev.millrace.query.sql.SqlStatement;
import dev.millrace.query.sql.SqlType;

/**
 * A database in use as an oracle: tables for row types, statements, and their results as values. Not thread-safe.
 *
 * @since 0.1
 */
public final class OracleDatabase implements AutoCloseable {

    /** Seconds after which a statement is given up. */
    static final int TIMEOUT = 120;
    private static final int BATCH = 1_000;
    private static final AtomicInteger NAMES = new AtomicInteger();
    /** What reorders joins in DuckDB 2.0.0 ends the whole process on some of them. */
    private static final String KEEPS_JOINS_AS_WRITTEN = "SET disabled_optimizers = 'join_order'";

    private final Database database;
    private final Connection connection;

    OracleDatabase(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Opens an empty database in this process's memory.
     *
     * @param database H2, SQLite or DuckDB; its driver must be on the class path
     * @return the database; it is gone when it is closed
     * @throws IllegalArgumentException if the database needs a server
     * @throws OracleException if it cannot be opened
     */
    public static OracleDatabase inMemory(Database database) {
        OracleDatabase opened = connected(database, switch (database) {
            case H2 -> "jdbc:h2:mem:oracle" + NAMES.incrementAndGet();
            case SQLITE -> "jdbc:sqlite::memory:";
            case DUCKDB -> "jdbc:duckdb:";
            case POSTGRESQL -> throw new IllegalArgumentException("A database in memory was asked for of "
                    + database.label() + ", which needs a server; start a PostgresServer and open one there");
        });
        if (database == Database.DUCKDB) {
            opened.execute(KEEPS_JOINS_AS_WRITTEN);
        }
        return opened;
    }

    static OracleDatabase connected(Database database, String url) {
        try {
            return new OracleDatabase(database, DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw new OracleException(
                    database.label() + " was to be opened at " + url + ", but it said: " + e.getMessage()
                            + "; is its driver on the class path?",
                    e);
        }
    }

    /**
     * Which database this is.
     *
     * @return its kind
     */
    public Database database() {
        return database;
    }

    /**
     * Creates a table for rows and loads them. A component gets a column if all its values can be held; the others are left out,
     * and {@link OracleTable} says which.
     *
     * @param <R> the type of the rows
     * @param name the table's name, not in use
     * @param rowType the row type
     * @param rows the rows
     * @return the table
     * @throws OracleException if the database refuses
     */
    public <R> OracleTable create(String name, RowType<R> rowType, List<? extends R> rows) {
        OracleTable table = OracleTable.of(database, name, rowType, rows);
        execute(table.definition());
        String insertion = table.insertion();
        try (PreparedStatement statement = connection.prepareStatement(insertion)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < rows.size(); i++) {
                int at = 1;
                for (Component component : table.components()) {
                    Object value = component.get(rows.get(i));
                    statement.setObject(at++, value == null ? null
                            : database.dialect().parameter(value, table.typeOf(component)));
                }
                statement.addBatch();
                if (i % BATCH == BATCH - 1) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw refused(insertion, e);
        }
        return table;
    }

    /**
     * Runs a statement that gives no rows.
     *
     * @param text its text
     * @throws OracleException if the database refuses
     */
    public void execute(String text) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw refused(text, e);
        }
    }

    /**
     * Runs a query.
     *
     * @param statement text and parameters
     * @param types the classes of the values in the columns of its result
     * @return the rows, in order, each as the list of its values, null where there is none
     * @throws OracleException if the database refuses, or gives what cannot be read as a value of the class
     */
    public List<List<@Nullable Object>> query(SqlStatement statement, List<Class<?>> types) {
        try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
            for (int i = 0; i < statement.parameters().size(); i++) {
                prepared.setObject(i + 1, statement.parameters().get(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    List<@Nullable Object> row = new ArrayList<>(types.size());
                    for (int i = 0; i < types.size(); i++) {
                        row.add(OracleValues.of(read(result, i + 1, types.get(i)), types.get(i)));
                    }
                    rows.add(Collections.unmodifiableList(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw refused(statement.text() + " with " + statement.parameters(), e);
        }
    }

    /**
     * Runs the statement of a query and makes its rows.
     *
     * @param query the statement and how its rows are made
     * @return the rows, in order, null where the query selects a value that is null
     * @throws OracleException if the database refuses, or gives what cannot be read
     */
    public List<@Nullable Object> rows(SqlQuery query) {
        try (PreparedStatement prepared = connection.prepareStatement(query.statement().text())) {
            prepared.setQueryTimeout(TIMEOUT);
            for (int i = 0; i < query.statement().parameters().size(); i++) {
                prepared.setObject(i + 1, query.statement().parameters().get(i));
            }
            List<@Nullable Object> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(OracleRows.of(query.row(), (position, type) -> type == Object.class
                            ? result.getObject(position + 1)
                            : OracleValues.of(read(result, position + 1, type), type)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw refused(query.statement().text() + " with " + query.statement().parameters(), e);
        }
    }

    // Drivers give times in the old classes, which cut them or count days in another calendar, unless they are asked; DuckDB's
    // does so for what it is asked.
    private @Nullable Object read(ResultSet result, int column, Class<?> type) throws SQLException {
        boolean isTime = Temporal.class.isAssignableFrom(type) && database != Database.SQLITE
                && (database != Database.DUCKDB || type == LocalDateTime.class);
        Class<?> asked = type == Instant.class ? OffsetDateTime.class : type;
        return isTime ? result.getObject(column, asked) : result.getObject(column);
    }

    private OracleException refused(String text, SQLException cause) {
        return new OracleException(database.label() + " was to run " + text + ", but it said: " + cause.getMessage(),
                cause);
    }

    static SqlType columnType(Component component) {
        SqlType type = SqlType.of(component.type());
        if (type == null) {
            throw new IllegalArgumentException(component + " is of type " + component.type().getName()
                    + ", of which no database has columns");
        }
        return type;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new OracleException(database.label() + " could not be closed: " + e.getMessage(), e);
        }
    }
}
