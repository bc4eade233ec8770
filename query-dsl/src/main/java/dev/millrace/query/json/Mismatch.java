package dev.millrace.query.json;

import org.jspecify.annotations.Nullable;

/**
 * A disagreement on its way out: each level puts its own step before the path, so that reading what is right costs nothing. Has no stack
 * trace; what leaves this package is a {@link JsonCodecException}, which has one.
 */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();
    private final String expected;
    private final String found;

    Mismatch(String expected, String found) {
        this(expected, found, null);
    }

    Mismatch(String expected, String found, @Nullable Throwable cause) {
        super(expected, cause, false, false);
        this.expected = expected;
        this.found = found;
    }

    Mismatch within(String field) {
        path.insert(0, Pointers.step(field));
        return this;
    }

    Mismatch within(int index) {
        path.insert(0, "/" + index);
        return this;
    }

    JsonCodecException toException() {
        return new JsonCodecException(path.toString(), expected, found, getCause());
    }
}
