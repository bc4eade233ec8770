package dev.millrace.sync.rest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The types whose values are one JSON value. Strict: no text for a number, no fraction for an integer, nothing out of
 * range, nothing that would change on its way back.
 */
final class Scalars {

    private static final Map<Class<?>, ValueCodec> CODECS = new HashMap<>();

    static {
        integers();
        fractions();
        texts();
        times();
    }

    private Scalars() {
    }

    /** The codec of a class; null if its values are not scalars. */
    static @Nullable ValueCodec of(Class<?> type) {
        return type.isEnum() ? enumeration(type) : CODECS.get(type);
    }

    private static void integers() {
        add(integer("byte", Byte.MIN_VALUE, Byte.MAX_VALUE, value -> (byte) value), byte.class, Byte.class);
        add(integer("short", Short.MIN_VALUE, Short.MAX_VALUE, value -> (short) value), short.class, Short.class);
        add(integer("int", Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value), int.class, Integer.class);
        add(integer("long", Long.MIN_VALUE, Long.MAX_VALUE, value -> value), long.class, Long.class);
        add(new ScalarCodec("integer", JsonNode::isIntegralNumber, JsonNode::bigIntegerValue,
                value -> Json.NODES.numberNode((BigInteger) value)), BigInteger.class);
    }

    private static void fractions() {
        add(new ScalarCodec("double", JsonNode::isNumber, node -> finite(node.doubleValue()),
                value -> Json.NODES.numberNode(finite((Double) value))), double.class, Double.class);
        add(new ScalarCodec("float", JsonNode::isNumber, node -> (float) finite(node.floatValue()),
                value -> Json.NODES.numberNode((float) finite((Float) value))), float.class, Float.class);
        add(new ScalarCodec("number", JsonNode::isNumber, JsonNode::decimalValue,
                value -> Json.NODES.numberNode((BigDecimal) value)), BigDecimal.class);
    }

    private static void texts() {
        add(new ScalarCodec("boolean", JsonNode::isBoolean, JsonNode::booleanValue,
                value -> Json.NODES.booleanNode((Boolean) value)), boolean.class, Boolean.class);
        add(ScalarCodec.text("text", Function.identity()), String.class);
        add(ScalarCodec.text("text of one character", Scalars::character), char.class, Character.class);
        add(ScalarCodec.text("UUID", Scalars::uuid), UUID.class);
    }

    private static void times() {
        add(ScalarCodec.text("date such as 2001-01-31", LocalDate::parse), LocalDate.class);
        add(ScalarCodec.text("time such as 06:05", LocalTime::parse), LocalTime.class);
        add(ScalarCodec.text("date and time such as 2001-01-31T06:05", LocalDateTime::parse), LocalDateTime.class);
        add(ScalarCodec.text("instant such as 2001-01-31T06:05:00Z", Instant::parse), Instant.class);
        add(ScalarCodec.text("date and time such as 2001-01-31T06:05+01:00", OffsetDateTime::parse),
                OffsetDateTime.class);
        add(ScalarCodec.text("date and time such as 2001-01-31T06:05+01:00[Europe/Paris]", ZonedDateTime::parse),
                ZonedDateTime.class);
        add(ScalarCodec.text("month such as 2001-01", YearMonth::parse), YearMonth.class);
        add(ScalarCodec.text("duration such as PT15M", Duration::parse), Duration.class);
        add(ScalarCodec.text("period such as P1M", Period::parse), Period.class);
    }

    private static void add(ValueCodec codec, Class<?>... types) {
        for (Class<?> type : types) {
            CODECS.put(type, codec);
        }
    }

    private static ScalarCodec integer(String name, long min, long max, LongFunction<Object> narrow) {
        return new ScalarCodec(name,
                node -> node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= min
                        && node.longValue() <= max,
                node -> narrow.apply(node.longValue()), value -> Json.NODES.numberNode(((Number) value).longValue()));
    }

    private static ScalarCodec enumeration(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return new ScalarCodec("one of " + names, node -> node.isTextual() && constants.containsKey(node.textValue()),
                node -> Objects.requireNonNull(constants.get(node.textValue())),
                value -> Json.NODES.textNode(((Enum<?>) value).name()));
    }

    private static double finite(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no number for " + value);
        }
        return value;
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("its length is " + text.length());
        }
        return text.charAt(0);
    }

    private static UUID uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("it is written " + uuid);
        }
        return uuid;
    }
}
