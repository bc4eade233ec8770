package dev.millrace.query.json.internal.value;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import dev.millrace.query.json.internal.text.Decimals;
import dev.millrace.query.json.internal.text.JsonSink;
import dev.millrace.query.json.internal.text.JsonSource;
import dev.millrace.query.json.internal.text.Mismatch;
import dev.millrace.query.json.internal.text.Policies;

/**
 * Numbers. They are read from their digits and never by way of another type, so that all are exact, -0.0 keeps its sign and a decimal
 * its scale. What JSON has no number for stands as a string.
 */
final class NumberForms {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String INTEGER_PATTERN = "^-?(0|[1-9][0-9]*)$";
    private static final List<String> NON_FINITE = List.of("NaN", "Infinity", "-Infinity");

    private NumberForms() {
    }

    static List<ScalarForm<?>> all() {
        return List.of(integer(Byte.class, "a byte", Byte.MIN_VALUE, Byte.MAX_VALUE, value -> (byte) value),
                integer(Short.class, "a short", Short.MIN_VALUE, Short.MAX_VALUE, value -> (short) value),
                integer(Integer.class, "an int", Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value),
                longs(), bigIntegers(), doubles(), floats(), decimals());
    }

    private static <T extends Number> ScalarForm<T> integer(Class<T> type, String expected, long min, long max,
            LongFunction<T> narrow) {
        return new ScalarForm<>(type, expected, source -> {
            if (source.token() != JsonToken.VALUE_NUMBER_INT) {
                throw source.unexpected(expected);
            }
            return narrow.apply(parse(source, source.digits(expected), expected, min, max));
        }, (value, sink) -> sink.generator().writeNumber(value.intValue()),
                policies -> SchemaWriter.type("integer").put("minimum", min).put("maximum", max));
    }

    private static ScalarForm<Long> longs() {
        String expected = "a long";
        return new ScalarForm<>(Long.class, expected,
                source -> parse(source, big(source, expected, JsonToken.VALUE_NUMBER_INT), expected, Long.MIN_VALUE,
                        Long.MAX_VALUE),
                (value, sink) -> sink.number(value),
                policies -> bigSchema(policies, "integer", INTEGER_PATTERN).put("minimum", Long.MIN_VALUE)
                        .put("maximum", Long.MAX_VALUE));
    }

    private static ScalarForm<BigInteger> bigIntegers() {
        String expected = "an integer";
        return new ScalarForm<>(BigInteger.class, expected, source -> {
            String digits = big(source, expected, JsonToken.VALUE_NUMBER_INT);
            return new BigInteger(digits);
        }, (value, sink) -> sink.number(value, expected), policies -> bigSchema(policies, "integer", INTEGER_PATTERN));
    }

    private static ScalarForm<BigDecimal> decimals() {
        String expected = "a decimal";
        return new ScalarForm<>(BigDecimal.class, expected, source -> {
            String digits = big(source, expected, JsonToken.VALUE_NUMBER_FLOAT);
            return Decimals.parse(digits);
        }, (value, sink) -> sink.number(value, expected),
                policies -> bigSchema(policies, "number", "^" + NUMBER.pattern() + "$"));
    }

    private static ScalarForm<Double> doubles() {
        String expected = "a double";
        return new ScalarForm<>(Double.class, expected, source -> {
            double value = Double.parseDouble(floating(source, expected));
            return finite(source, expected, value, Double.isInfinite(value));
        }, (value, sink) -> {
            if (Double.isFinite(value)) {
                sink.generator().writeNumber(value.doubleValue());
            } else {
                nonFinite(value, sink, expected);
            }
        }, NumberForms::floatingSchema);
    }

    private static ScalarForm<Float> floats() {
        String expected = "a float";
        return new ScalarForm<>(Float.class, expected, source -> {
            float value = Float.parseFloat(floating(source, expected));
            return finite(source, expected, value, Float.isInfinite(value));
        }, (value, sink) -> {
            if (Float.isFinite(value)) {
                sink.generator().writeNumber(value.floatValue());
            } else {
                nonFinite(value, sink, expected);
            }
        }, NumberForms::floatingSchema);
    }

    /** The digits of an integer of at most 64 bits. */
    private static long parse(JsonSource source, String digits, String expected, long min, long max)
            throws IOException {
        try {
            long value = Long.parseLong(digits);
            if (min <= value && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw outOfRange(source, expected, min, max, e);
        }
        throw outOfRange(source, expected, min, max, null);
    }

    private static Mismatch outOfRange(JsonSource source, String expected, long min, long max,
            @Nullable Throwable cause) throws IOException {
        return new Mismatch(expected, source.found() + ", which is not between " + min + " and " + max, cause);
    }

    /** The digits of a number that may also stand as a string, if it was agreed. */
    private static String big(JsonSource source, String expected, JsonToken kind) throws IOException {
        boolean whole = kind == JsonToken.VALUE_NUMBER_INT;
        if (source.token() == JsonToken.VALUE_NUMBER_INT || source.token() == JsonToken.VALUE_NUMBER_FLOAT && !whole) {
            return source.digits(expected);
        }
        if (source.token() == JsonToken.VALUE_STRING && source.policies().bigAsString()) {
            String digits = source.digits(expected);
            if (NUMBER.matcher(digits).matches() && !(whole && Decimals.isFraction(digits))) {
                return digits;
            }
        }
        throw source.unexpected(expected);
    }

    private static String floating(JsonSource source, String expected) throws IOException {
        if (source.token() == JsonToken.VALUE_NUMBER_INT || source.token() == JsonToken.VALUE_NUMBER_FLOAT) {
            return source.digits(expected);
        }
        if (source.token() == JsonToken.VALUE_STRING && source.policies().nonFiniteAsString()
                && NON_FINITE.contains(source.text())) {
            return source.text();
        }
        throw source.unexpected(expected);
    }

    private static void nonFinite(Number value, JsonSink sink, String expected) throws IOException {
        if (!sink.policies().nonFiniteAsString()) {
            throw new Mismatch(expected + " that is finite", value.toString());
        }
        sink.generator().writeString(value.toString());
    }

    /** A number, unless rounding it gave an infinity that was not written as such. */
    private static <T> T finite(JsonSource source, String expected, T value, boolean infinite) throws IOException {
        if (infinite && source.token() != JsonToken.VALUE_STRING) {
            throw new Mismatch(expected, source.found() + ", which is too great for one");
        }
        return value;
    }

    private static ObjectNode bigSchema(Policies policies, String number, String pattern) {
        if (!policies.bigAsString()) {
            return SchemaWriter.type(number);
        }
        ObjectNode schema = SchemaWriter.object();
        schema.putArray("type").add("string").add(number);
        return schema.put("pattern", pattern);
    }

    private static ObjectNode floatingSchema(Policies policies) {
        if (!policies.nonFiniteAsString()) {
            return SchemaWriter.type("number");
        }
        ObjectNode schema = SchemaWriter.object();
        ObjectNode others = SchemaWriter.object();
        NON_FINITE.forEach(others.putArray("enum")::add);
        schema.putArray("anyOf").add(SchemaWriter.type("number")).add(others);
        return schema;
    }
}
