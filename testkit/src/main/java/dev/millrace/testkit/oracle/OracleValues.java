package dev.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.sql.Blob;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlType;
import dev.millrace.query.value.Values;

/**
 * Values as databases give them, and how far they agree with the evaluator's.
 *
 * @since 0.1
 */
public final class OracleValues {

    private OracleValues() {
    }

    /**
     * Tells whether a database gave what it should. Lenient are: the scale of decimals, which databases choose themselves; and the
     * sign of zero where the database has no negative zero (H2, SQLite).
     *
     * @param database the database
     * @param expected the evaluator's value
     * @param actual the database's, read as one of the same class
     * @return whether the two are the same, but for that
     */
    public static boolean agree(Database database, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal a && actual instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        boolean zeroHasNoSign = database == Database.H2 || database == Database.SQLITE;
        return Values.same(zeroHasNoSign ? Values.canonical(expected) : expected,
                zeroHasNoSign ? Values.canonical(actual) : actual);
    }

    /** What a driver gave, as a value of a class. */
    static @Nullable Object of(@Nullable Object value, Class<?> type) throws SQLException {
        if (value == null) {
            return null;
        }
        SqlType kind = SqlType.of(type);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "A value of " + type.getName() + " was to be read, of which no database has "
                            + "columns");
        }
        return switch (kind) {
            case BOOLEAN -> value instanceof Number number ? number.longValue() != 0 : value;
            case BYTE -> exact(value).byteValueExact();
            case SHORT -> exact(value).shortValueExact();
            case INT -> exact(value).intValueExact();
            case LONG -> exact(value).longValueExact();
            case FLOAT -> ((Number) value).floatValue();
            case DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> exact(value);
            case ENUM -> type.getEnumConstants()[exact(value).intValueExact()];
            case DURATION -> Duration.ofNanos(exact(value).longValueExact());
            case BYTES -> bytes(value);
            case UUID -> value instanceof byte[] bytes ? uuid(ByteBuffer.wrap(bytes)) : value;
            case STRING -> value;
            case INSTANT, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME -> time(value, kind);
        };
    }

    private static BigDecimal exact(Object value) {
        return value instanceof BigDecimal decimal ? decimal
                : value instanceof BigInteger integer ? new BigDecimal(integer)
                : value instanceof Double || value instanceof Float ? new BigDecimal(((Number) value).doubleValue())
                : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static byte[] bytes(Object value) throws SQLException {
        return value instanceof Blob blob ? blob.getBytes(1, (int) blob.length()) : (byte[]) value;
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static Object time(Object value, SqlType kind) {
        if (value instanceof Number number) {
            return switch (kind) {
                case LOCAL_DATE -> LocalDate.ofEpochDay(number.longValue());
                case LOCAL_TIME -> LocalTime.ofNanoOfDay(number.longValue());
                case INSTANT -> Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS);
                default -> Instant.EPOCH.plus(number.longValue(), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)
                        .toLocalDateTime();
            };
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value;
    }
}
