package dev.millrace.query.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** A parser, how to read from it and how deep it is in. Used by one thread. */
final class JsonSource {

    private final JsonParser parser;
    private final CodecSettings settings;
    private int depth;

    JsonSource(JsonParser parser, CodecSettings settings, int depth) {
        this.parser = parser;
        this.settings = settings;
        this.depth = depth;
    }

    JsonParser parser() {
        return parser;
    }

    CodecSettings settings() {
        return settings;
    }

    /** How many objects and arrays the current token stands in. */
    int depth() {
        return depth;
    }

    /** The current token; null at the end. */
    @Nullable
    JsonToken token() {
        return parser.currentToken();
    }

    /** Goes to the next token, within an object or array. */
    JsonToken next() throws IOException {
        JsonToken next = parser.nextToken();
        if (next == null) {
            throw new Mismatch("the end of the object or array", "the end of the document");
        }
        return next;
    }

    /** The same source for the value that comes next, with long numbers in another form. */
    JsonSource with(BigNumbers bigNumbers) {
        return new JsonSource(parser, settings.with(bigNumbers), depth);
    }

    /** The text of the current string, number or field name. */
    String text() throws IOException {
        return parser.getText();
    }

    /** The text of a number, if it is not too long. */
    String digits(String expected) throws IOException {
        String text = parser.getText();
        if (text.length() > settings.limits().digits()) {
            throw new Mismatch(expected, "a number of " + text.length() + " characters, which is more than the "
                    + settings.limits().digits() + " allowed");
        }
        return text;
    }

    /** Goes into the object or array that begins here. */
    void enter(JsonToken begin, String expected) throws IOException {
        if (token() != begin) {
            throw unexpected(expected);
        }
        if (depth == settings.limits().depth()) {
            throw new Mismatch("a document of at most " + depth + " levels", "one more");
        }
        depth++;
    }

    /** Goes out of the object or array that ends here. */
    void leave() {
        depth--;
    }

    /** Something else than the current token was expected. */
    Mismatch unexpected(String expected) throws IOException {
        return new Mismatch(expected, found());
    }

    /** The current token in words. */
    String found() throws IOException {
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
