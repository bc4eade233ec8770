package dev.millrace.query.json;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.Pointers;

/**
 * JSON that is not what it should be, or a value that cannot be written as JSON. The message says where, what was expected and what
 * was found: {@code At /orders/3/total: a decimal was expected, but found the string "abc"}. Immutable.
 */
public final class JsonCodecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String expected;
    private final String found;

    /**
     * A disagreement at a place.
     *
     * @param path the place, as a JSON pointer (RFC 6901); empty for the whole document
     * @param expected what was expected there, with its article
     * @param found what was found; short
     * @param cause what a constructor or parser threw; null if nothing did
     */
    public JsonCodecException(String path, String expected, String found, @Nullable Throwable cause) {
        super((path.isEmpty() ? "At the top: " : "At " + path + ": ") + expected + " was expected, but found " + found,
                cause);
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    /**
     * The place.
     *
     * @return a JSON pointer; empty for the whole document
     */
    public String path() {
        return path;
    }

    /**
     * What was expected.
     *
     * @return a noun with its article, such as {@code a decimal}
     */
    public String expected() {
        return expected;
    }

    /**
     * What was found.
     *
     * @return a noun with an excerpt, such as {@code the string "abc"}
     */
    public String found() {
        return found;
    }

    /**
     * The same disagreement, seen from a document that holds this one in a field.
     *
     * @param field the field's name
     * @return a new exception with the cause and the stack trace of this one
     */
    public JsonCodecException within(String field) {
        return at(Pointers.step(field) + path);
    }

    /**
     * The same disagreement, seen from a document that holds this one in an array.
     *
     * @param index the place in the array, from 0
     * @return a new exception with the cause and the stack trace of this one
     */
    public JsonCodecException within(int index) {
        return at("/" + index + path);
    }

    private JsonCodecException at(String outer) {
        JsonCodecException same = new JsonCodecException(outer, expected, found, getCause());
        same.setStackTrace(getStackTrace());
        return same;
    }
}
