package dev.millrace.query.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * The kinds of values, in the order in which values of different kinds are sorted.
 *
 * <p>Only values of one kind can be compared in a meaningful way; the order of the kinds themselves exists so that
 * dynamic data, where one column may hold anything, can always be sorted.
 *
 * @since 0.1
 */
public enum ValueKind {
    /** {@code false} before {@code true}. */
    BOOLEAN,
    /** Byte, Short, Integer, Long, BigInteger, Float, Double and BigDecimal, by exact value across types. */
    NUMBER,
    /** Strings, by code point. */
    STRING,
    /** Enum constants, by declaration; constants of different enums by the name of the enum. */
    ENUM,
    /** UUIDs, as sixteen unsigned bytes. */
    UUID,
    /** Instants on the time line. */
    INSTANT,
    /** Dates without a time zone. */
    LOCAL_DATE,
    /** Times of day without a time zone. */
    LOCAL_TIME,
    /** Dates with a time of day, without a time zone. */
    LOCAL_DATE_TIME,
    /** Durations, by length. */
    DURATION,
    /** Byte arrays, as unsigned bytes, a prefix before what it is a prefix of. */
    BYTES,
    /** Records, component by component in declaration order; records of different classes by the name of the class. */
    RECORD,
    /** Lists, element by element, a prefix before what it is a prefix of. */
    LIST,
    /** Values under names, as the rows of dynamic queries are: by name, a missing one being null. */
    MAP,
    /**
     * Everything else: compared by {@code equals}, ordered by {@code compareTo} if {@link Comparable} and of one
     * class, otherwise by the name of the class.
     */
    OTHER;

    /**
     * Tells the kind of a value.
     *
     * @param value the value
     * @return its kind
     */
    public static ValueKind of(Object value) {
        if (value instanceof Number number) {
            return Numbers.isNumber(number) ? NUMBER : OTHER;
        }
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Record) {
            return RECORD;
        }
        if (value instanceof Enum<?>) {
            return ENUM;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        return ofRare(value);
    }

    private static ValueKind ofRare(Object value) {
        if (value instanceof java.util.UUID) {
            return UUID;
        }
        if (value instanceof Instant) {
            return INSTANT;
        }
        if (value instanceof LocalDate) {
            return LOCAL_DATE;
        }
        if (value instanceof LocalTime) {
            return LOCAL_TIME;
        }
        if (value instanceof LocalDateTime) {
            return LOCAL_DATE_TIME;
        }
        if (value instanceof Duration) {
            return DURATION;
        }
        if (value instanceof byte[]) {
            return BYTES;
        }
        if (value instanceof Map<?, ?>) {
            return MAP;
        }
        return value instanceof List<?> ? LIST : OTHER;
    }

    /**
     * Tells the kind that every value of a type has; primitive types count as their wrappers.
     *
     * <p>{@code Number} counts as {@link #NUMBER}, though classes outside the domain extend it too. A type that
     * admits several kinds, {@code Object} for example, is {@link #OTHER}.
     *
     * @param type the type
     * @return the kind of its values
     */
    public static ValueKind of(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return BOOLEAN;
        }
        if (Numbers.isNumberType(type)) {
            return NUMBER;
        }
        if (type == String.class) {
            return STRING;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return ENUM;
        }
        if (Record.class.isAssignableFrom(type)) {
            return RECORD;
        }
        if (List.class.isAssignableFrom(type)) {
            return LIST;
        }
        if (Map.class.isAssignableFrom(type)) {
            return MAP;
        }
        return type == byte[].class ? BYTES : ofFinalClass(type);
    }

    private static ValueKind ofFinalClass(Class<?> type) {
        if (type == java.util.UUID.class) {
            return UUID;
        }
        if (type == Instant.class) {
            return INSTANT;
        }
        if (type == LocalDate.class) {
            return LOCAL_DATE;
        }
        if (type == LocalTime.class) {
            return LOCAL_TIME;
        }
        if (type == LocalDateTime.class) {
            return LOCAL_DATE_TIME;
        }
        return type == Duration.class ? DURATION : OTHER;
    }
}
