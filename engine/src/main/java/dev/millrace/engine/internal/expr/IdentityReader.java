package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/** Reads the identity of a row. */
@FunctionalInterface
public interface IdentityReader {

    /** The identity of the row whose lanes start at {@code at}. */
    Identity read(@Nullable Object[] rows, int at);

    /** The one lane that it reads; -1 if there may be others. */
    default int onlyLane() {
        return -1;
    }
}
