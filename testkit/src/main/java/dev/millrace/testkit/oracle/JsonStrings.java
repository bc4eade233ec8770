package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads JSON arrays of strings and nulls, which is how databases give lists. */
final class JsonStrings {

    private final String text;
    private int at;

    private JsonStrings(String text) {
        this.text = text;
    }

    static List<@Nullable String> parse(String text) {
        JsonStrings reader = new JsonStrings(text);
        List<@Nullable String> strings = new ArrayList<>();
        reader.require('[');
        if (reader.peek() == ']') {
            return strings;
        }
        strings.add(reader.element());
        while (reader.peek() == ',') {
            reader.require(',');
            strings.add(reader.element());
        }
        reader.require(']');
        return strings;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw refused("more text");
        }
        return text.charAt(at);
    }

    private void require(char wanted) {
        if (peek() != wanted) {
            throw refused("'" + wanted + "'");
        }
        at++;
    }

    private IllegalArgumentException refused(String wanted) {
        return new IllegalArgumentException(
                "A JSON array of strings and nulls was expected, with " + wanted + " at position " + at + ": " + text);
    }

    private @Nullable String element() {
        if (peek() == 'n') {
            at += "null".length();
            return null;
        }
        require('"');
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }
}
