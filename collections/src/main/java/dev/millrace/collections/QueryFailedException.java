package dev.millrace.collections;

/** A live query that can no longer be maintained, because the constructor of one of its result rows refused. Its last good rows stay. */
public final class QueryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailedException(Object query, Throwable cause) {
        super("A row of the result could not be made, so the query is no longer maintained; its last good rows stay. Query: "
                + query, cause);
    }
}
