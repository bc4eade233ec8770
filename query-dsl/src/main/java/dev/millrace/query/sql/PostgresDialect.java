package dev.millrace.query.sql;

import java.math.BigDecimal;
import java.util.function.UnaryOperator;

import dev.millrace.query.ast.ScalarFunction;

/** PostgreSQL. Its arithmetic of doubles raises errors also where a result is too small, so results are foreseen in decimals. */
final class PostgresDialect extends Dialect {

    static final PostgresDialect INSTANCE = new PostgresDialect();

    /** From here on the nearest double is infinite. */
    private static final String TOO_GREAT =
            new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2)).toPlainString();
    /** Up to here the nearest double is zero. */
    private static final String TOO_SMALL =
            new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.valueOf(2)).toPlainString();
    /** Zeros that make a quotient of decimals so long. */
    private static final int PLACES = 400;

    private PostgresDialect() {
        super(Database.POSTGRESQL);
    }

    @Override
    public String typeName(SqlType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case BYTE, SHORT -> "smallint";
            case INT, ENUM -> "integer";
            case LONG, DURATION -> "bigint";
            case FLOAT -> "real";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric";
            case STRING -> "text";
            case UUID -> "uuid";
            case INSTANT -> "timestamptz";
            case LOCAL_DATE -> "date";
            case LOCAL_TIME -> "time";
            case LOCAL_DATE_TIME -> "timestamp";
            case BYTES -> "bytea";
        };
    }

    @Override
    public boolean holds(Object value, SqlType type) {
        return type == SqlType.STRING ? ((String) value).indexOf('\0') < 0 && super.holds(value, type)
                : type == SqlType.DECIMAL ? Math.abs((long) ((BigDecimal) value).scale()) <= 1_000
                        && ((BigDecimal) value).precision() <= 1_000
                : super.holds(value, type);
    }

    // OFFSET keeps the planner from writing the value in each place itself.
    @Override
    Sql bound(String name, Sql value, UnaryOperator<Sql> body) {
        return Sql.of("(SELECT #1 FROM (SELECT #2 AS " + name + " OFFSET 0) AS " + name + "_row)",
                body.apply(Sql.atom(name)), value);
    }

    @Override
    boolean namesValues() {
        return true;
    }

    @Override
    String wideInteger() {
        return "numeric";
    }

    // The planner computes what is made of constants, also behind a guard that it cannot compute; so one operand is named, which
    // keeps it from being seen. A column can be a constant of the query it comes from.
    @Override
    Sql floating(ScalarFunction function, Sql a, Sql b) {
        return bound("let__x", a, x -> let("y", b, y -> switch (function) {
            case PLUS, MINUS -> sum(sign(function), x, y);
            case TIMES -> product(x, y);
            case DIVIDE -> quotient(x, y);
            default -> remainder(x, y);
        }));
    }

    private Sql sum(String sign, Sql x, Sql y) {
        return Sql.of("CASE WHEN (ABS(#1) <= 8e307 AND ABS(#2) <= 8e307) OR NOT #3 OR NOT #4 THEN #1 " + sign + " #2 "
                + "WHEN ABS(#5 " + sign + " #6) >= " + TOO_GREAT + " THEN NULL ELSE #1 " + sign + " #2 END",
                x, y, isFinite(x), isFinite(y), exactDecimal(x), exactDecimal(y));
    }

    private static final String SIGNED_ZERO = "CASE WHEN (#1 < 0) <> (#2 < 0) THEN CAST('-0' AS double precision) "
            + "ELSE CAST('0' AS double precision) END";
    private static final String HARMLESS = "(ABS(#1) BETWEEN 1e-150 AND 1e150 AND ABS(#2) BETWEEN 1e-150 AND 1e150) "
            + "OR #1 = 0 OR NOT #3 OR NOT #4";

    private Sql product(Sql x, Sql y) {
        Sql exact = Sql.of("ABS(#1 * #2)", exactDecimal(x), exactDecimal(y));
        return Sql.of(
                "CASE WHEN " + HARMLESS + " OR #2 = 0 THEN #1 * #2 WHEN #5 >= " + TOO_GREAT + " THEN NULL WHEN #5 <= "
                        + TOO_SMALL + " THEN " + SIGNED_ZERO + " ELSE #1 * #2 END",
                x, y, isFinite(x), isFinite(y), exact);
    }

    private Sql quotient(Sql x, Sql y) {
        return Sql.of(
                "CASE WHEN #2 = 0 THEN NULL WHEN " + HARMLESS + " THEN #1 / #2 WHEN ABS(#5) >= ABS(#6) * " + TOO_GREAT
                        + " THEN NULL WHEN ABS(#5) <= ABS(#6) * " + TOO_SMALL + " THEN " + SIGNED_ZERO
                        + " ELSE #1 / #2 END",
                x, y, isFinite(x), isFinite(y), exactDecimal(x), exactDecimal(y));
    }

    private Sql remainder(Sql x, Sql y) {
        Sql exact = Sql.of("MOD(#1, #2)", exactDecimal(x), exactDecimal(y));
        return Sql.of("CASE WHEN #1 IS NULL OR #2 IS NULL OR #2 = 0 THEN NULL "
                + "WHEN NOT #3 OR #2 = CAST('NaN' AS double precision) THEN CAST('NaN' AS double precision) "
                + "WHEN NOT #4 THEN #1 WHEN #5 = 0 THEN #1 * 0 ELSE CAST(#5 AS double precision) END",
                x, y, isFinite(x), isFinite(y), exact);
    }

    @Override
    Sql toFloat(Sql value) {
        return Sql.of("CASE WHEN ABS(#1) <= 7.006492321624085e-46 THEN CAST(#1 * 0 AS real) ELSE CAST(#1 AS real) END",
                value);
    }

    // The bits of the double: a fraction of 52 bits, an exponent of 11.
    @Override
    Sql exactDecimal(Sql value) {
        Sql bits = Sql.of("CAST(CAST('x' || ENCODE(FLOAT8SEND(#1), 'hex') AS bit(64)) AS bigint)", value);
        String exponent = "(GREATEST((#1 >> 52) & 2047, 1) - 1075)";
        return let("v", bits, v -> Sql.of("((CASE WHEN #1 < 0 THEN -1 ELSE 1 END) * CAST((#1 & 4503599627370495) "
                + "+ (CASE WHEN (#1 >> 52) & 2047 = 0 THEN 0 ELSE 4503599627370496 END) AS numeric) "
                + "* (CASE WHEN " + exponent + " >= 0 THEN POWER(CAST(2 AS numeric), " + exponent + ") "
                + "ELSE POWER(CAST(5 AS numeric), -" + exponent + ") * CAST('1e' || " + exponent + " AS numeric) END))",
                v));
    }

    @Override
    Sql nearestDouble(Sql value) {
        return let("n", value, n -> Sql.of("CASE WHEN ABS(#1) >= " + TOO_GREAT
                + " THEN SIGN(#1) * CAST('Infinity' AS double precision) WHEN ABS(#1) <= " + TOO_SMALL
                + " THEN SIGN(#1) * CAST('0' AS double precision) ELSE CAST(#1 AS double precision) END", n));
    }

    // A quotient with more digits than are wanted, rounded to 34 of them; its halves, which only a quotient of just one digit
    // more has, go to the even neighbour.
    @Override
    Sql decimalQuotient(Sql a, Sql b) {
        Sql longer = Sql.of("((#1 + CAST('0e-" + PLACES + "' AS numeric)) / NULLIF(#2, 0))", a, b);
        return let("q", longer, q -> let("s",
                Sql.of("CASE WHEN ABS(#1) >= 1 THEN 34 - LENGTH(CAST(TRUNC(ABS(#1)) AS text)) ELSE 34 + "
                        + "LENGTH(SUBSTRING(CAST(#1 AS text) FROM '^-?0[.](0*)')) END", q),
                s -> let("t", Sql.of("TRUNC(#1, #2)", q, s), t -> let("r", Sql.of("ROUND(#1, #2)", q, s),
                        r -> Sql.of("CASE WHEN #2 <> #3 AND 2 * ABS(#1 - #2) = ABS(#3 - #2) "
                                + "AND MOD(DIV(#2, NULLIF(#3 - #2, 0)), 2) = 0 THEN #2 ELSE #3 END", q, t, r)))));
    }

    @Override
    boolean hasExtremes(SqlType type) {
        return switch (type) {
            case BOOLEAN, STRING, UUID, BYTES -> false;
            default -> true;
        };
    }

    @Override
    Sql longQuotient(Sql dividend, Sql divisor) {
        return Sql.of("((#1 + CAST('0e-" + PLACES + "' AS numeric)) / #2)", dividend, divisor);
    }

    // A root of so many digits is a tie between two of 34 only if it has 35.
    @Override
    Sql decimalRoot(Sql value) {
        return decimalQuotient(Sql.of("SQRT(#1 + CAST('0e-80' AS numeric))", value), Sql.atom("1"));
    }

    @Override
    Sql orderKey(Sql value, SqlType type) {
        return type == SqlType.STRING ? Sql.of("(#1 COLLATE \"C\")", value) : value;
    }

    @Override
    Sql upper(Sql text) {
        return Sql.of("UPPER(#1 COLLATE \"und-x-icu\")", text);
    }

    @Override
    Sql lower(Sql text) {
        return Sql.of("LOWER(#1 COLLATE \"und-x-icu\")", text);
    }

    @Override
    Sql trim(Sql text) {
        return Sql.of("BTRIM(#1, ' ')", text);
    }

    @Override
    Sql position(Sql text, Sql part) {
        return Sql.of("STRPOS(#1, #2)", text, part);
    }
}
