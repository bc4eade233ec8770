package dev.millrace.query.sql;

import java.util.List;

import dev.millrace.query.ast.ScalarFunction;

/** Functions of numbers, in one type of number each, null where a result leaves it (law 5). */
final class NumberSql {

    /** The digits of the greatest long. */
    private static final int DIGITS = 19;
    /** More than the decimals of databases have on either side of the point, and than a double has. */
    private static final int PLACES = 2_000;

    private final Dialect dialect;

    NumberSql(Dialect dialect) {
        this.dialect = dialect;
    }

    Operand as(Operand value, SqlType type) {
        return value.type() == type ? value : new Operand(converted(value, type), type);
    }

    /** A number in a type that holds it, or in the nearest double. */
    Sql converted(Operand value, SqlType type) {
        SqlType from = value.type();
        if (from == type) {
            return value.sql();
        }
        SqlCapabilities.require(dialect.database(), "conversion", List.of(from, SqlType.DOUBLE), type);
        if (from == SqlType.DECIMAL && type.isFloating()) {
            Sql nearest = dialect.nearestDouble(value.sql());
            return type == SqlType.FLOAT ? dialect.toFloat(nearest) : nearest;
        }
        return dialect.cast(value.sql(), type);
    }

    Sql of(ScalarFunction function, SqlType type, List<Operand> operands) {
        Operand first = operands.get(0);
        return switch (function) {
            case TO_INT, TO_LONG -> truncated(first, type);
            case TO_DOUBLE -> converted(first, type);
            case TO_DECIMAL -> first.type().isFloating() ? exact(first) : converted(first, type);
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> arithmetic(function, type, first, operands.get(1));
            case NEGATE -> type.isInteger() ? dialect.integer(ScalarFunction.MINUS, type, Sql.atom("0"), first.sql())
                    : Sql.of("(-#1)", first.sql());
            case ABS -> type.isInteger()
                    ? dialect.let("n", first.sql(), n -> Sql.of("CASE WHEN #1 < 0 THEN #2 ELSE #1 END",
                            n, dialect.integer(ScalarFunction.MINUS, type, Sql.atom("0"), n)))
                    : Sql.of("ABS(#1)", first.sql());
            case FLOOR, CEIL -> type.isInteger() ? first.sql()
                    : Sql.of((function == ScalarFunction.FLOOR ? "FLOOR" : "CEIL") + "(#1)", first.sql());
            case ROUND -> rounded(first, type, operands.size() == 1 ? new Operand(Sql.atom("0"), SqlType.INT, 0)
                    : operands.get(1));
            default -> throw new IllegalStateException("no function of numbers: " + function);
        };
    }

    private Sql truncated(Operand value, SqlType type) {
        if (value.type().isInteger()) {
            return dialect.fitting(type, value.sql());
        }
        return value.type().isFloating() ? dialect.truncated(type, as(value, SqlType.DOUBLE).sql())
                : dialect.fitting(type, Sql.of("TRUNC(#1)", value.sql()));
    }

    private Sql exact(Operand value) {
        return dialect.let("x", as(value, SqlType.DOUBLE).sql(), x -> Sql.of("CASE WHEN #1 THEN #2 END",
                dialect.isFinite(x), dialect.exactDecimal(x)));
    }

    private Sql arithmetic(ScalarFunction function, SqlType type, Operand first, Operand second) {
        if (type.isInteger()) {
            return dialect.integer(function, type, first.sql(), second.sql());
        } else if (type == SqlType.DECIMAL) {
            return decimal(function, as(first, type).sql(), as(second, type).sql());
        }
        Sql a = as(first, SqlType.DOUBLE).sql();
        Sql b = as(second, SqlType.DOUBLE).sql();
        return type == SqlType.DOUBLE ? dialect.floating(function, a, b)
                : dialect.let("p", a, p -> dialect.let("q", b,
                        q -> dialect.narrowed(dialect.floating(function, p, q), p, q)));
    }

    private Sql decimal(ScalarFunction function, Sql a, Sql b) {
        return switch (function) {
            case DIVIDE -> dialect.decimalQuotient(a, b);
            case MOD -> Sql.of("(#1 % NULLIF(#2, 0))", a, b);
            default -> Sql.of("(#1 " + Dialect.sign(function) + " #2)", a, b);
        };
    }

    private Sql rounded(Operand value, SqlType type, Operand places) {
        if (!(places.constant() instanceof Integer wanted)) {
            throw new UnsupportedSqlException("round to places that are no constant", dialect.database(),
                    "what has to be guarded depends on them");
        } else if (type.isInteger()) {
            return wanted >= 0 ? value.sql() : roundedInteger(value.sql(), type, -(long) wanted);
        } else if (type == SqlType.DECIMAL) {
            return Sql.of("ROUND(#1, " + within(wanted) + ")", value.sql());
        } else if (wanted == 0) {
            return roundedReal(value.sql(), type);
        }
        SqlCapabilities.require(dialect.database(), "round to places", List.of(type), type);
        return dialect.let("x", as(value, SqlType.DOUBLE).sql(), x -> Sql.of("CASE WHEN #1 THEN #2 ELSE #3 END",
                dialect.isFinite(x), real(Sql.of("ROUND(#1, " + within(wanted) + ")", dialect.exactDecimal(x)), type),
                type == SqlType.FLOAT ? dialect.toFloat(x) : x));
    }

    /** Places as databases take them; no number that they hold has a digit beyond. */
    private static int within(int places) {
        return Math.max(-PLACES, Math.min(PLACES, places));
    }

    private Sql real(Sql decimal, SqlType type) {
        return converted(new Operand(decimal, SqlType.DECIMAL), type);
    }

    // In integers alone: the remainder is taken away, and a unit added if it was half of one or more.
    private Sql roundedInteger(Sql value, SqlType type, long zeros) {
        if (zeros > DIGITS) {
            return Sql.of("CASE WHEN #1 IS NOT NULL THEN " + zero(type) + " END", value);
        } else if (zeros == DIGITS) {
            return Sql.of(
                    "CASE WHEN #1 BETWEEN -4999999999999999999 AND 4999999999999999999 THEN " + zero(type) + " END",
                    value);
        }
        long unit = (long) Math.pow(10, zeros);
        return dialect.let("n", value, n -> {
            Sql wide = dialect.cast(n, SqlType.LONG);
            Sql remainder = Sql.of("(#1 % " + unit + ")", wide);
            Sql unitOrNone = Sql.of("CASE WHEN #1 >= " + unit / 2 + " THEN " + unit + " WHEN #1 <= " + -unit / 2
                    + " THEN " + -unit + " ELSE 0 END", remainder);
            Sql sum = dialect.integer(ScalarFunction.PLUS, SqlType.LONG, Sql.of("(#1 - #2)", wide, remainder),
                    unitOrNone);
            return type == SqlType.LONG ? sum : dialect.fitting(type, sum);
        });
    }

    private String zero(SqlType type) {
        return dialect.cast(Sql.atom("0"), type).text();
    }

    // Floating-point numbers and their whole parts differ by what is exactly a floating-point number.
    private Sql roundedReal(Sql value, SqlType type) {
        String half = dialect.real(0.5);
        return dialect.let("x", value, x -> dialect.cast(Sql.of(
                "(CASE WHEN #1 >= 0 THEN FLOOR(#1) + CASE WHEN #1 - FLOOR(#1) >= " + half + " THEN 1 ELSE 0 END "
                        + "ELSE CEIL(#1) - CASE WHEN CEIL(#1) - #1 >= " + half + " THEN 1 ELSE 0 END END + "
                        + dialect.real(0) + ")",
                x), type));
    }
}
