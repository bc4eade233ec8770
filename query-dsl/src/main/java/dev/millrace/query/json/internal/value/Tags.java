package dev.millrace.query.json.internal.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the scalar types of the domain are called in JSON where nothing else tells them. */
public final class Tags {

    /** What an enum of the registry is called, beside its name. */
    public static final String ENUM = "enum";

    /** What a record of the registry is called, beside its name. */
    public static final String RECORD = "record";

    private static final Map<String, Class<?>> TYPES = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        TYPES.put("byte", Byte.class);
        TYPES.put("short", Short.class);
        TYPES.put("int", Integer.class);
        TYPES.put("long", Long.class);
        TYPES.put("integer", BigInteger.class);
        TYPES.put("float", Float.class);
        TYPES.put("double", Double.class);
        TYPES.put("decimal", BigDecimal.class);
        TYPES.put("boolean", Boolean.class);
        TYPES.put("char", Character.class);
        TYPES.put("string", String.class);
        TYPES.put("uuid", UUID.class);
        TYPES.put("instant", Instant.class);
        TYPES.put("date", LocalDate.class);
        TYPES.put("time", LocalTime.class);
        TYPES.put("dateTime", LocalDateTime.class);
        TYPES.put("duration", Duration.class);
        TYPES.put("bytes", byte[].class);
        TYPES.forEach((name, type) -> NAMES.put(type, name));
    }

    private Tags() {
    }

    /** What a class is called; null if it is none of these. */
    public static @Nullable String name(Class<?> type) {
        return NAMES.get(type);
    }

    /** What is called so; null if nothing is. */
    public static @Nullable Class<?> type(String name) {
        return TYPES.get(name);
    }

    /** The form of what is called so; null if nothing is. */
    static @Nullable Form form(String name) {
        Class<?> type = TYPES.get(name);
        return type == null ? null : Forms.scalar(type);
    }

    /** All names, in order. */
    public static Iterable<String> names() {
        return TYPES.keySet();
    }
}
