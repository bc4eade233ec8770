package dev.millrace.query.sql;

/**
 * Says that a database cannot compute an expression as Millrace defines it. It is refused rather than computed differently.
 *
 * @since 0.1
 */
public final class UnsupportedSqlException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    private final String construct;
    private final Database database;
    private final String reason;

    UnsupportedSqlException(String construct, Database database, String reason) {
        super("SQL of " + construct + " was asked for " + database.label() + ", which cannot do it: " + reason
                + "; compute it in the engine, or ask another database");
        this.construct = construct;
        this.database = database;
        this.reason = reason;
    }

    /**
     * What cannot be rendered.
     *
     * @return a function or operator with the types of its operands, or a type
     */
    public String construct() {
        return construct;
    }

    /**
     * For which database.
     *
     * @return the database
     */
    public Database database() {
        return database;
    }

    /**
     * Why it cannot be rendered.
     *
     * @return what the database lacks, in words
     */
    public String reason() {
        return reason;
    }
}
