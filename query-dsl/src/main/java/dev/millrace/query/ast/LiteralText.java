package dev.millrace.query.ast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

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
        } else if (value instanceof UUID) {
            return "UUID.fromString(" + quoted(value.toString()) + ")";
        } else if (value instanceof Character character) {
            return character(character);
        } else if (value instanceof List<?> list) {
            return list.stream().map(LiteralText::of)
                    .collect(Collectors.joining(", ", list.contains(null) ? "Arrays.asList(" : "List.of(", ")"));
        }
        return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : String.valueOf(value);
    }

    /** A constant that stands alone, and says its type itself. */
    static String alone(@Nullable Object value) {
        return value == null ? "null" : "constant(" + of(value) + (value instanceof Long ? "L)" : ")");
    }

    /** A character between single quotes. */
    static String character(char character) {
        return character == '\'' || character == '\\' ? "'\\" + character + "'" : "'" + character + "'";
    }

    /** A string, so that no text ends a literal early and every query fits in its line. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
                .replace("\t", "\\t") + "\"";
    }
}
