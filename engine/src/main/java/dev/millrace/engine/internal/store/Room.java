package dev.millrace.engine.internal.store;

/** Arrays that are of use during a commit only, and used again by whoever needs such next. */
public interface Room {

    /**
     * What the arrays take.
     *
     * @return bytes
     */
    long bytes();
}
