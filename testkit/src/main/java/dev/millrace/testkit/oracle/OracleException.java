package dev.millrace.testkit.oracle;

/**
 * Says that an oracle could not be started, or could not run what it was given. The cause is what the database or the system said.
 *
 * @since 0.1
 */
public final class OracleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OracleException(String message, Throwable cause) {
        super(message, cause);
    }

    OracleException(String message) {
        super(message);
    }
}
