package dev.millrace.query.ast;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Writes constants as a program has them. */
final class LiteralText {

    private LiteralText() {
    }

    /** A constant beside an expression, which says its type. */
    static String of(@Nullable Object value) {
        if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        } else if (value instanceof Temporal || value instanceof Duration) {
            return value.getClass().getSimpleName() + ".parse(" + quoted(value.toString()) + ")";
        } else if (value instanceof BigDecimal) {
            return "new BigDecimal(" + quoted(value.toString()) + ")";
        } else if (value instanceof BigInteger) {
            return "new BigInteger(" + quoted(value.toString()) + ")";
        } else if (value instanceof UUID) {
            return "UUID.fromString(" + quoted(value.toString()) + ")";
        } else if (value instanceof Character character) {
            return character(character);
        } else if (value instanceof List<?> list) {
            return exact(list);
        }
        return value instanceof byte[] bytes
                ? "HexFormat.of().parseHex(" + quoted(HexFormat.of().formatHex(bytes)) + ")" : number(value);
    }

    private static String number(@Nullable Object value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            return "Double." + special(number);
        }
        return value instanceof Float number && !Float.isFinite(number) ? "Float." + special(number)
                : String.valueOf(value);
    }

    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
    }

    /** A constant in whose place nothing else says of what type it is. */
    static String exact(@Nullable Object value) {
        if (value instanceof Long) {
            return value + "L";
        } else if (value instanceof Float number && Float.isFinite(number)) {
            return value + "f";
        } else if (value instanceof Short) {
            return "(short) " + value;
        } else if (value instanceof Byte) {
            return "(byte) " + value;
        } else if (value instanceof List<?> list) {
            return list(list.stream().map(LiteralText::exact), list.contains(null));
        }
        return of(value);
    }

    /** A list of some texts, one of which may be null. */
    static String list(Stream<String> elements, boolean holdsNull) {
        return elements.collect(Collectors.joining(", ", holdsNull ? "Arrays.asList(" : "List.of(", ")"));
    }

    /** A constant that stands alone as an expression. */
    static String alone(@Nullable Object value) {
        return value == null ? "null" : "constant(" + exact(value) + ")";
    }

    /** A character between single quotes. */
    static String character(char character) {
        String text = quoted(String.valueOf(character));
        return character == '\'' ? "'\\''" : character == '"' ? "'\"'"
                : "'" + text.substring(1, text.length() - 1) + "'";
    }

    /** A string, so that no text ends a literal early and every query fits in its line. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\t", "\\t") + "\"";
    }
}
