package dev.millrace.testkit;

/** The constructor of a result row refused its values: the row is left out (law 5). */
final class RefusedRowException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedRowException(Throwable reason) {
        super(reason);
    }
}
