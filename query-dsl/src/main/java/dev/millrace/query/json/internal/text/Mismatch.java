package dev.millrace.query.json.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * A disagreement on its way out: each level puts its own step before the path, so that reading what is right costs nothing. Has no stack
 * trace; what callers see is a {@code JsonCodecException}, which has one.
 */
public final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();
    private final String expected;
    private final String found;

    public Mismatch(String expected, String found) {
        this(expected, found, null);
    }

    public Mismatch(String expected, String found, @Nullable Throwable cause) {
        super(expected, cause, false, false);
        this.expected = expected;
        this.found = found;
    }

    public Mismatch within(String field) {
        path.insert(0, Pointers.step(field));
        return this;
    }

    public Mismatch within(int index) {
        path.insert(0, "/" + index);
        return this;
    }

    /** The place, as a JSON pointer. */
    public String path() {
        return path.toString();
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
