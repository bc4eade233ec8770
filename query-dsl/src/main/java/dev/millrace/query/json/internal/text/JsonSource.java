package dev.millrace.query.json.internal.text;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** A parser, how to read from it and how deep it is in. Used by one thread. */
public final class JsonSource {

    private final JsonParser parser;
    private final Policies policies;
    private int depth;

    public JsonSource(JsonParser parser, Policies policies, int depth) {
        this.parser = parser;
        this.policies = policies;
        this.depth = depth;
    }

    public JsonParser parser() {
        return parser;
    }

    public Policies policies() {
        return policies;
    }

    /** How many objects and arrays the current token stands in. */
    public int depth() {
        return depth;
    }

    /** The current token; null at the end. */
    public @Nullable JsonToken token() {
        return parser.currentToken();
    }

    /** Goes to the next token, within an object or array. */
    public JsonToken next() throws IOException {
        JsonToken next = parser.nextToken();
        if (next == null) {
            throw new Mismatch("the end of the object or array", "the end of the document");
        }
        return next;
    }

    /** The same source for the value that comes next, with numbers that a peer may not hold as strings. */
    public JsonSource withBigAsString() {
        return new JsonSource(parser, policies.withBigAsString(), depth);
    }

    /** The text of the current string, number or field name. */
    public String text() throws IOException {
        return parser.getText();
    }

    /** The text of a number, if it is not too long. */
    public String digits(String expected) throws IOException {
        String text = parser.getText();
        if (text.length() > policies.digits()) {
            throw new Mismatch(expected, "a number of " + text.length() + " characters, which is more than the "
                    + policies.digits() + " allowed");
        }
        return text;
    }

    /** Goes into the object or array that begins here. */
    public void enter(JsonToken begin, String expected) throws IOException {
        if (token() != begin) {
            throw unexpected(expected);
        }
        if (depth == policies.depth()) {
            throw new Mismatch("a document of at most " + depth + " levels", "one more");
        }
        depth++;
    }

    /** Goes out of the object or array that ends here. */
    public void leave() {
        depth--;
    }

    /** Something else than the current token was expected. */
    public Mismatch unexpected(String expected) throws IOException {
        return new Mismatch(expected, found());
    }

    /** The current token in words. */
    public String found() throws IOException {
        JsonToken token = token();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case VALUE_STRING -> "the string " + Excerpt.quote(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + Excerpt.cut(parser.getText());
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> token.asString();
            default -> "no JSON value (" + token + ")";
        };
    }
}
