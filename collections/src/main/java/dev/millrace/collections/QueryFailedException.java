package dev.millrace.collections;

/**
 * A live query that can no longer be maintained, because a row could not be read, or because it was to fail at its first problem
 * ({@link OnProblem#FAIL}). Its last good rows stay.
 */
public final class QueryFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryFailedException(Object query, Throwable cause) {
        super("The result could not be kept current, so the query is no longer maintained; its last good rows stay. Query: "
                + query, cause);
    }
}
