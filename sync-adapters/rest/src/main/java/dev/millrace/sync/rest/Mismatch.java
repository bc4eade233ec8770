package dev.millrace.sync.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A JSON value that is not what it should be. On its way out each level puts its own step before the path, so that
 * reading what is right costs nothing. Has no stack trace: it says where it is in the data.
 */
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();
    private final String found;

    private Mismatch(String message, String found) {
        super(message, null, false, false);
        this.found = found;
    }

    /** A value of the wrong sort. */
    static Mismatch expected(String expected, JsonNode found) {
        return new Mismatch("expected " + expected + ", found " + sortOf(found), found.toString());
    }

    /** A value that has the right sort but cannot be used. */
    static Mismatch refused(String why, JsonNode found) {
        return new Mismatch(why, found.toString());
    }

    /** A property that is not there. */
    static Mismatch missing(String expected, JsonNode parent) {
        return new Mismatch("expected " + expected + ", found nothing", parent.toString());
    }

    Mismatch within(String property) {
        path.insert(0, "." + property);
        return this;
    }

    Mismatch within(int index) {
        path.insert(0, "[" + index + "]");
        return this;
    }

    /** Where the value is, such as {@code $.items[3].delay}. */
    String path() {
        return "$" + path;
    }

    /** The value, or what it should have been a part of. */
    String found() {
        return found;
    }

    private static String sortOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
