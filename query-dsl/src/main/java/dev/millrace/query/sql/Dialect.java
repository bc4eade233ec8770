package dev.millrace.query.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ScalarFunction;

/**
 * How one database writes types, values and the operations in which databases differ. What is written here is what most of them
 * share. Immutable and thread-safe.
 *
 * @since 0.1
 */
public abstract sealed class Dialect permits PostgresDialect, H2Dialect, SqliteDialect, DuckDbDialect {

    private final Database database;

    Dialect(Database database) {
        this.database = database;
    }

    /**
     * The database.
     *
     * @return whose dialect this is
     */
    public final Database database() {
        return database;
    }

    /**
     * The type of the columns that hold values of a type.
     *
     * @param type a type
     * @return its name in this database
     */
    public abstract String typeName(SqlType type);

    /**
     * Tells whether a column of this database can hold a value so that it is read back as it was.
     *
     * @param value a value of the type
     * @param type the type
     * @return false if it would be refused, cut or rounded
     */
    public boolean holds(Object value, SqlType type) {
        return switch (type) {
            case STRING -> StandardCharsets.UTF_8.newEncoder().canEncode((String) value);
            case INSTANT -> isCommon(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
            case LOCAL_DATE_TIME -> isCommon((LocalDateTime) value);
            case LOCAL_TIME -> ((LocalTime) value).getNano() % 1_000 == 0;
            case LOCAL_DATE -> isCommon((LocalDate) value);
            case DURATION -> fitsNanoseconds((Duration) value);
            default -> true;
        };
    }

    private static boolean isCommon(LocalDateTime value) {
        return isCommon(value.toLocalDate()) && value.getNano() % 1_000 == 0;
    }

    private static boolean isCommon(LocalDate value) {
        return value.getYear() >= 1 && value.getYear() <= 9999;
    }

    private static boolean fitsNanoseconds(Duration value) {
        return value.abs().compareTo(Duration.ofNanos(Long.MAX_VALUE)) <= 0;
    }

    /**
     * The form in which a value is given to a statement.
     *
     * @param value a value of the type
     * @param type the type
     * @return what {@code setObject} takes; the value's own class where the database knows it
     * @throws UnsupportedSqlException if the database cannot hold it
     */
    public final Object parameter(Object value, SqlType type) {
        if (!holds(value, type)) {
            throw new UnsupportedSqlException("the value " + value + " of type " + type, database,
                    "its columns of this type cannot hold it unchanged");
        }
        return encoded(value, type);
    }

    Object encoded(Object value, SqlType type) {
        return switch (type) {
            case BYTE, SHORT, INT -> ((Number) value).intValue();
            case FLOAT, DOUBLE -> ((Number) value).doubleValue();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case ENUM -> ((Enum<?>) value).ordinal();
            case UUID, INSTANT, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME -> value.toString();
            case DURATION -> ((Duration) value).toNanos();
            default -> value;
        };
    }

    /**
     * The text that stands for a parameter of a type, so that the database knows the type.
     *
     * @param type the type
     * @return text with one {@code ?}
     */
    public String mark(SqlType type) {
        return "CAST(? AS " + typeName(type) + ")";
    }

    /** A constant. */
    final Sql constant(@Nullable Object value, SqlType type) {
        return value == null ? Sql.atom(noValue(type))
                : new Sql(mark(type), List.of(parameter(value, type)), true);
    }

    String noValue(SqlType type) {
        return "CAST(NULL AS " + typeName(type) + ")";
    }

    /** A number written out, of the type double. */
    String real(double value) {
        return "CAST('" + value + "' AS " + typeName(SqlType.DOUBLE) + ")";
    }

    /** A name as it stands in a statement. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** How integers are divided towards zero. */
    String wholeQuotient() {
        return "/";
    }

    /** Whether HAVING alone turns a SELECT into one of groups, or only an aggregate among its columns. */
    boolean hasHavingAlone() {
        return true;
    }

    /** A condition as it stands in HAVING. */
    Sql having(Sql condition) {
        return condition;
    }

    /** How many conditions AND can connect. */
    int longestAnd() {
        return Integer.MAX_VALUE;
    }

    /** Whether a condition that the optimizer finds to be null is lost, so that rows pass it. */
    boolean forgetsConditionsOfNull() {
        return false;
    }

    /** Whether a query in FROM can read the rows around the subquery it stands in. */
    boolean readsAroundNested() {
        return true;
    }

    Sql cast(Sql value, SqlType type) {
        return Sql.of("CAST(#1 AS " + typeName(type) + ")", value);
    }

    /**
     * SQL that uses a value several times. Where the database can name a value it grows with the expression, else (H2, DuckDB) by a
     * factor with each level of arithmetic.
     *
     * @param name what the value is called; another one than that of a value which is used in the same place
     * @param body makes the SQL of what stands for the value
     */
    final Sql let(String name, Sql value, UnaryOperator<Sql> body) {
        // A name that no column has: the columns of a row are read inside too.
        return value.isAtom() ? body.apply(value) : bound("let__" + name, value, body);
    }

    /** Whether {@link #let} names values in queries of their own. */
    boolean namesValues() {
        return false;
    }

    /** Most databases have no way to name a value within an expression, so it is written again. */
    Sql bound(String name, Sql value, UnaryOperator<Sql> body) {
        return body.apply(value);
    }

    /** The sum, difference, product, quotient or remainder of integers; null where it leaves the type's range. */
    Sql integer(ScalarFunction function, SqlType type, Sql a, Sql b) {
        boolean narrow = type != SqlType.LONG;
        String wide = narrow ? typeName(SqlType.LONG) : wideInteger();
        return switch (function) {
            case PLUS, MINUS, TIMES -> fitting(type, Sql.of(
                    "(CAST(#1 AS " + wide + ") " + sign(function) + " CAST(#2 AS " + wide + "))", a, b));
            case DIVIDE -> narrow
                    ? fitting(type, Sql.of("(CAST(#1 AS " + wide + ") / NULLIF(CAST(#2 AS " + wide + "), 0))", a, b))
                    // The least long has no counterpart: the one quotient of longs that leaves their range.
                    : let("d", b, d -> Sql.of("CASE WHEN #2 = -1 THEN #3 ELSE #1 / NULLIF(#2, 0) END", a, d,
                            integer(ScalarFunction.MINUS, type, Sql.atom("0"), a)));
            case MOD -> cast(Sql.of("(#1 % NULLIF(#2, 0))", a, b), type);
            default -> throw new IllegalStateException("no arithmetic of two integers: " + function);
        };
    }

    /** A type that holds all sums, differences and products of longs. */
    abstract String wideInteger();

    static String sign(ScalarFunction function) {
        return switch (function) {
            case PLUS -> "+";
            case MINUS -> "-";
            case TIMES -> "*";
            case DIVIDE -> "/";
            case MOD -> "%";
            default -> throw new IllegalStateException("no sign for " + function);
        };
    }

    /** A whole number as an integer; null where it does not fit. */
    Sql fitting(SqlType type, Sql value) {
        long greatest = Long.MAX_VALUE >> Long.SIZE - type.bits();
        return let("r", value, r -> Sql.of("CASE WHEN #1 BETWEEN " + (-greatest - 1) + " AND " + greatest + " THEN "
                + "CAST(#1 AS " + typeName(type) + ") END", r));
    }

    /** A double as an integer, towards zero; null where it does not fit. */
    Sql truncated(SqlType type, Sql value) {
        double bound = Math.scalb(1.0, type.bits() - 1);
        return let("r", Sql.of("TRUNC(#1)", value), r -> Sql.of("CASE WHEN #1 >= " + real(-bound) + " AND #1 < "
                + real(bound) + " THEN CAST(#1 AS " + typeName(type) + ") END", r));
    }

    Sql isFinite(Sql value) {
        return Sql.of("(ABS(#1) <= " + real(Double.MAX_VALUE) + ")", value);
    }

    /** The sum, difference, product, quotient or remainder of doubles; null where finite ones lead to none. */
    Sql floating(ScalarFunction function, Sql a, Sql b) {
        boolean divides = function == ScalarFunction.DIVIDE || function == ScalarFunction.MOD;
        Sql result = Sql.of("(#1 " + sign(function) + (divides ? " NULLIF(#2, " + real(0) + "))" : " #2)"), a, b);
        if (function == ScalarFunction.MOD) {
            return result; // of finite numbers it is finite
        }
        return let("r", result, r -> Sql.of("CASE WHEN NOT #1 AND #2 AND #3 THEN " + noValue(SqlType.DOUBLE)
                + " ELSE #4 END", isFinite(r), isFinite(a), isFinite(b), r));
    }

    /** A result of floats that was computed in doubles, as a float; null where it is too great. */
    Sql narrowed(Sql result, Sql a, Sql b) {
        return let("f", result, f -> Sql.of("CASE WHEN ABS(#1) >= " + real(0x1.ffffffp127) + " AND #2 AND #3 THEN "
                + noValue(SqlType.FLOAT) + " ELSE #4 END", f, isFinite(a), isFinite(b), toFloat(f)));
    }

    Sql toFloat(Sql value) {
        return cast(value, SqlType.FLOAT);
    }

    /** The quotient of decimals in 34 digits; null for a divisor of zero. */
    abstract Sql decimalQuotient(Sql a, Sql b);

    /** Whether the database itself knows the least and the greatest of a type, in Millrace's order. */
    boolean hasExtremes(SqlType type) {
        return true;
    }

    /**
     * The sum of a group's integers; null if it does not fit a long.
     *
     * @param gathering takes each aggregate to where it can be read
     */
    Sql sumOfIntegers(Sql value, UnaryOperator<Sql> gathering) {
        return fitting(SqlType.LONG, gathering.apply(Sql.of("SUM(#1)", value)));
    }

    /** A quotient of decimals that is long enough for the nearest double to be nearest to what it stands for. */
    Sql longQuotient(Sql dividend, Sql divisor) {
        throw SqlCapabilities.exactDecimal(database);
    }

    /** The square root of a decimal in 34 digits. */
    Sql decimalRoot(Sql value) {
        throw new IllegalStateException("no root of decimals in " + database);
    }

    /** A decimal in at most 34 digits. */
    Sql inDecimal128(Sql value) {
        return decimalQuotient(value, Sql.atom("1"));
    }

    /** A finite double as the decimal that it exactly is. */
    abstract Sql exactDecimal(Sql value);

    /** A decimal as the nearest double. */
    Sql nearestDouble(Sql value) {
        return cast(value, SqlType.DOUBLE);
    }

    /** The form of a value that the database orders as Millrace does. */
    Sql orderKey(Sql value, SqlType type) {
        return value;
    }

    /** The form of a value in which the database takes it for one of its type in an equality. */
    Sql equalityKey(Sql value, SqlType type) {
        return value;
    }

    /** The number of code points. */
    Sql length(Sql text) {
        return cast(Sql.of("LENGTH(#1)", text), SqlType.INT);
    }

    Sql upper(Sql text) {
        return Sql.of("UPPER(#1)", text);
    }

    Sql lower(Sql text) {
        return Sql.of("LOWER(#1)", text);
    }

    Sql trim(Sql text) {
        return Sql.of("TRIM(#1, ' ')", text);
    }

    /**
     * Some code points of a text.
     *
     * @param from the first one, from 1 on
     * @param count how many at most; null for all
     */
    Sql codePoints(Sql text, Sql from, @Nullable Sql count) {
        return count == null ? Sql.of("SUBSTR(#1, #2)", text, from) : Sql.of("SUBSTR(#1, #2, #3)", text, from, count);
    }

    /** The position at which a part begins, from 1 on; 0 if it does not occur. */
    abstract Sql position(Sql text, Sql part);

    /** Whether a text matches a pattern. */
    Sql like(Sql text, LikePattern pattern) {
        return Sql.of("(#1 LIKE #2 ESCAPE '\\')", text, constant(pattern.escaped(), SqlType.STRING));
    }

    @Override
    public final String toString() {
        return database.label();
    }
}
