package dev.millrace.query;

/** What stands beside a row of a collection, not in it (law 30). Only queries that read it see its change as a change. */
public enum RowMetadata {
    /** Whether the visible row is what the backend confirmed: a boolean. */
    SYNCED("synced", Boolean.class),
    /** Where the visible row comes from: an {@link Origin}. */
    ORIGIN("origin", Origin.class),
    /** How many transactions that are not confirmed yet show in the row: an {@code int}. */
    PENDING_TRANSACTIONS("pendingTransactions", Integer.class);

    private final String word;
    private final Class<?> type;

    RowMetadata(String word, Class<?> type) {
        this.word = word;
        this.type = type;
    }

    /**
     * The name in the query language.
     *
     * @return a word such as {@code synced}
     */
    public String word() {
        return word;
    }

    /**
     * The type of its values.
     *
     * @return a reference type
     */
    public Class<?> type() {
        return type;
    }
}
