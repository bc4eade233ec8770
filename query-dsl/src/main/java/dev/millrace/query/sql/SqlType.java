package dev.millrace.query.sql;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The types of the value domain (law 3) that have columns. An enum is stored as its ordinal, so that it keeps the order of its
 * declaration; a {@link Duration} as its length in nanoseconds.
 *
 * @since 0.1
 */
public enum SqlType {
    /** True or false. */
    BOOLEAN,
    /** An integer of 8 bits. */
    BYTE,
    /** An integer of 16 bits. */
    SHORT,
    /** An integer of 32 bits. */
    INT,
    /** An integer of 64 bits. */
    LONG,
    /** A floating-point number of 32 bits. */
    FLOAT,
    /** A floating-point number of 64 bits. */
    DOUBLE,
    /** A {@link BigDecimal}. */
    DECIMAL,
    /** A string, ordered by code point. */
    STRING,
    /** An enum, as its ordinal. */
    ENUM,
    /** A {@link java.util.UUID}, ordered as sixteen unsigned bytes. */
    UUID,
    /** An {@link Instant}. */
    INSTANT,
    /** A {@link LocalDate}. */
    LOCAL_DATE,
    /** A {@link LocalTime}. */
    LOCAL_TIME,
    /** A {@link LocalDateTime}. */
    LOCAL_DATE_TIME,
    /** A {@link Duration}, as nanoseconds. */
    DURATION,
    /** A byte array, ordered as unsigned bytes. */
    BYTES;

    private static final Map<Class<?>, SqlType> BY_CLASS = Map.ofEntries(
            Map.entry(Boolean.class, BOOLEAN), Map.entry(Byte.class, BYTE), Map.entry(Short.class, SHORT),
            Map.entry(Integer.class, INT), Map.entry(Long.class, LONG), Map.entry(Float.class, FLOAT),
            Map.entry(Double.class, DOUBLE), Map.entry(BigDecimal.class, DECIMAL), Map.entry(String.class, STRING),
            Map.entry(java.util.UUID.class, UUID), Map.entry(Instant.class, INSTANT),
            Map.entry(LocalDate.class, LOCAL_DATE), Map.entry(LocalTime.class, LOCAL_TIME),
            Map.entry(LocalDateTime.class, LOCAL_DATE_TIME), Map.entry(Duration.class, DURATION),
            Map.entry(byte[].class, BYTES));

    /**
     * The type of the columns that hold values of a class.
     *
     * @param type a class, primitive or not
     * @return null if there are none: records, lists, and classes that leave open what their values are
     */
    public static @Nullable SqlType of(Class<?> type) {
        return type.isEnum() ? ENUM : BY_CLASS.get(MethodType.methodType(type).wrap().returnType());
    }

    boolean isInteger() {
        return this == BYTE || this == SHORT || this == INT || this == LONG;
    }

    boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    boolean isNumber() {
        return isInteger() || isFloating() || this == DECIMAL;
    }

    /** The bits of an integer. */
    int bits() {
        return switch (this) {
            case BYTE -> Byte.SIZE;
            case SHORT -> Short.SIZE;
            case INT -> Integer.SIZE;
            case LONG -> Long.SIZE;
            default -> throw new IllegalStateException(this + " is no integer");
        };
    }
}
