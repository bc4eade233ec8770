package dev.millrace.query.sql;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import dev.millrace.query.ast.ScalarFunction;

/**
 * SQLite. It has integers, doubles, strings and bytes: booleans are 0 and 1, a date is a number of days, a time of day of
 * nanoseconds, a time stamp of microseconds since 1970, and a UUID its sixteen bytes. It takes what is not a number for null, so
 * it is given finite numbers alone.
 */
final class SqliteDialect extends Dialect {

    static final SqliteDialect INSTANCE = new SqliteDialect();

    private SqliteDialect() {
        super(Database.SQLITE);
    }

    @Override
    public String typeName(SqlType type) {
        return switch (type) {
            case BOOLEAN, BYTE, SHORT, INT, ENUM, LONG, DURATION, INSTANT, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME ->
                    "INTEGER";
            case FLOAT, DOUBLE -> "REAL";
            case STRING -> "TEXT";
            case UUID, BYTES -> "BLOB";
            case DECIMAL -> throw new UnsupportedSqlException("DECIMAL", database(), "it has no exact decimal numbers");
        };
    }

    @Override
    public boolean holds(Object value, SqlType type) {
        return switch (type) {
            case STRING -> ((String) value).indexOf('\0') < 0 && super.holds(value, type);
            case FLOAT, DOUBLE -> Double.isFinite(((Number) value).doubleValue());
            case DECIMAL -> false;
            default -> super.holds(value, type);
        };
    }

    @Override
    Object encoded(Object value, SqlType type) {
        return switch (type) {
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            case UUID -> bytes((java.util.UUID) value);
            case INSTANT -> microseconds((Instant) value);
            case LOCAL_DATE_TIME -> microseconds(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
            case LOCAL_DATE -> ((LocalDate) value).toEpochDay();
            case LOCAL_TIME -> ((LocalTime) value).toNanoOfDay();
            default -> super.encoded(value, type);
        };
    }

    private static byte[] bytes(java.util.UUID value) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits()).array();
    }

    private static long microseconds(Instant value) {
        return TimeUnit.SECONDS.toMicros(value.getEpochSecond()) + value.getNano() / 1_000;
    }

    @Override
    public String mark(SqlType type) {
        return "?";
    }

    @Override
    String noValue(SqlType type) {
        return "NULL";
    }

    @Override
    String real(double value) {
        return Double.toString(value);
    }

    @Override
    Sql bound(String name, Sql value, UnaryOperator<Sql> body) {
        return Sql.of("(SELECT #1 FROM (SELECT #2 AS " + name + "))", body.apply(Sql.atom(name)), value);
    }

    @Override
    boolean hasHavingAlone() {
        return false;
    }

    @Override
    boolean namesValues() {
        return true;
    }

    @Override
    String wideInteger() {
        return typeName(SqlType.LONG);
    }

    // What leaves the range of a long becomes a double by itself, and a division by zero null.
    @Override
    Sql integer(ScalarFunction function, SqlType type, Sql a, Sql b) {
        return fitting(type, Sql.of("(#1 " + sign(function) + " #2)", a, b));
    }

    @Override
    Sql fitting(SqlType type, Sql value) {
        return type != SqlType.LONG ? super.fitting(type, value)
                : let("r", value, r -> Sql.of("CASE WHEN TYPEOF(#1) = 'integer' THEN #1 END", r));
    }

    // A sum that leaves the range of a long is an error, so the upper and the lower halves of the numbers are added up apart.
    @Override
    Sql sumOfIntegers(Sql value, UnaryOperator<Sql> gathering) {
        Sql low = gathering.apply(Sql.of("SUM(#1 & 4294967295)", value));
        Sql high = Sql.of("(#1 + (#2 >> 32))", gathering.apply(Sql.of("SUM(#1 >> 32)", value)), low);
        return Sql.of("CASE WHEN #1 BETWEEN -2147483648 AND 2147483647 THEN (#1 << 32) | (#2 & 4294967295) END", high,
                low);
    }

    @Override
    Sql isFinite(Sql value) {
        return Sql.of("(#1 IS NOT NULL)", value);
    }

    @Override
    Sql floating(ScalarFunction function, Sql a, Sql b) {
        Sql result = function == ScalarFunction.MOD ? Sql.of("MOD(#1, NULLIF(#2, 0.0))", a, b)
                : Sql.of("(#1 " + sign(function) + " #2)", a, b);
        return let("r", result, r -> Sql.of("CASE WHEN ABS(#1) <= " + real(Double.MAX_VALUE) + " THEN #1 END", r));
    }

    @Override
    Sql decimalQuotient(Sql a, Sql b) {
        throw new UnsupportedSqlException("dividedBy of DECIMAL", database(), "it has no exact decimal numbers");
    }

    @Override
    Sql exactDecimal(Sql value) {
        throw SqlCapabilities.exactDecimal(database());
    }

    @Override
    Sql position(Sql text, Sql part) {
        return Sql.of("INSTR(#1, #2)", text, part);
    }

    // LIKE takes the letters of ASCII for equal in both cases.
    @Override
    Sql like(Sql text, LikePattern pattern) {
        String glob = pattern.written("*", "?", codePoint -> codePoint == '*' || codePoint == '?' || codePoint == '['
                ? "[" + (char) codePoint + "]" : Character.toString(codePoint));
        return Sql.of("(#1 GLOB #2)", text, constant(glob, SqlType.STRING));
    }
}
