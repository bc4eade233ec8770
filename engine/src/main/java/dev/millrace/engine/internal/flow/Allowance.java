package dev.millrace.engine.internal.flow;

/**
 * How many rows a query may read while it is opened at once, in the time of whoever waits to commit. Without a limit as a rule: commits read
 * what they need.
 */
public final class Allowance {

    private static final long NO_LIMIT = Long.MAX_VALUE;

    private long left = NO_LIMIT;

    /** More rows were to be read than are allowed. No exception: guards against code of users are to let it through. */
    public static final class Exceeded extends Error {

        private static final long serialVersionUID = 1L;

        Exceeded(long rows) {
            super(rows + " rows were to be read at once, more than are left", null, false, false);
        }
    }

    /** Allows so many rows from now on. */
    public void limit(long rows) {
        left = rows;
    }

    /** Allows any number again. */
    public void lift() {
        left = NO_LIMIT;
    }

    /**
     * Notes that rows are about to be read.
     *
     * @throws Exceeded if they are too many
     */
    public void spend(long rows) {
        if (left == NO_LIMIT) {
            return;
        }
        if (rows > left) {
            throw new Exceeded(rows);
        }
        left -= rows;
    }
}
