package dev.millrace.query.sql;

/**
 * The databases that expressions are rendered for.
 *
 * @since 0.1
 */
public enum Database {
    /** PostgreSQL 15 or newer, with UTF-8 as its encoding and ICU collations. */
    POSTGRESQL("PostgreSQL"),
    /** H2 2.x in its regular mode. */
    H2("H2"),
    /** SQLite 3.39 or newer, with its math functions. */
    SQLITE("SQLite"),
    /** DuckDB 1.4 or newer. */
    DUCKDB("DuckDB");

    private final String label;

    Database(String label) {
        this.label = label;
    }

    /**
     * The database's name as its makers write it.
     *
     * @return a name for messages
     */
    public String label() {
        return label;
    }

    /**
     * How this database writes what expressions say.
     *
     * @return the dialect, always the same one
     */
    public Dialect dialect() {
        return switch (this) {
            case POSTGRESQL -> PostgresDialect.INSTANCE;
            case H2 -> H2Dialect.INSTANCE;
            case SQLITE -> SqliteDialect.INSTANCE;
            case DUCKDB -> DuckDbDialect.INSTANCE;
        };
    }
}
