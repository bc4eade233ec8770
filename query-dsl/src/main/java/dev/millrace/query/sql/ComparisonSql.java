package dev.millrace.query.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Comparisons, by value across the types of numbers and in the order of the value domain (law 3). */
final class ComparisonSql {

    private final Dialect dialect;
    private final NumberSql numbers;
    /** Whether integers and doubles meet by value in the database itself. */
    private final boolean comparesByValue;

    ComparisonSql(Dialect dialect, NumberSql numbers) {
        this.dialect = dialect;
        this.numbers = numbers;
        this.comparesByValue = dialect.database() == Database.SQLITE; // where there are no other numbers
    }

    /**
     * Whether a comparison holds; null if an operand is.
     *
     * @param sign one of {@code = <> < <= > >=}
     */
    Sql of(String sign, Operand a, Operand b) {
        Operand[] pair = common(a, b);
        if (pair == null) {
            return a.type() == SqlType.LONG ? longWithDouble(sign, a, b) : longWithDouble(mirrored(sign), b, a);
        }
        boolean equality = sign.equals("=") || sign.equals("<>");
        return Sql.of("(#1 " + sign + " #2)", key(pair[0], equality), key(pair[1], equality));
    }

    private Sql key(Operand value, boolean equality) {
        return equality ? dialect.equalityKey(value.sql(), value.type()) : dialect.orderKey(value.sql(), value.type());
    }

    /** Whether two values differ, nulls being equal to each other alone. */
    Sql distinct(Operand a, Operand b) {
        Operand[] pair = common(a, b);
        return pair != null ? Sql.of("(#1 IS DISTINCT FROM #2)", key(pair[0], true), key(pair[1], true))
                : Sql.of("CASE WHEN #1 IS NULL OR #2 IS NULL THEN (#1 IS NULL) <> (#2 IS NULL) ELSE #3 END", a.sql(),
                        b.sql(),
                        of("<>", a, b));
    }

    /** Whether a value equals one of some others. */
    Sql in(Operand value, List<Operand> others) {
        List<Sql> equalities = new ArrayList<>();
        others.forEach(other -> equalities.add(of("=", value, other)));
        return equalities.isEmpty() ? Sql.raw("(1 = 0)") : Sql.joined(" OR ", equalities);
    }

    /** The first of the least, or of the greatest, values; null if one is. */
    Sql extreme(boolean least, List<Operand> values, SqlType type) {
        if (values.size() == 1) {
            return numbers.converted(values.get(0), type);
        }
        Sql all = Sql.of("CASE WHEN #1 THEN NULL",
                Sql.joined(" OR ", values.stream().map(value -> Sql.of("#1 IS NULL", value.sql())).toList()));
        for (int i = 0; i < values.size() - 1; i++) {
            Operand value = values.get(i);
            List<Sql> holds = values.subList(i + 1, values.size()).stream()
                    .map(other -> of(least ? "<=" : ">=", value, other)).toList();
            all = Sql.of("#1 WHEN #2 THEN #3", all, Sql.joined(" AND ", holds), numbers.converted(value, type));
        }
        return Sql.of("#1 ELSE #2 END", all, numbers.converted(values.get(values.size() - 1), type));
    }

    /** Both in a type in which the database compares them by value; null for a long with a double, which have none. */
    private Operand @Nullable [] common(Operand a, Operand b) {
        requireOneKind(a, b);
        if (a.type() == b.type() || a.type().isInteger() && b.type().isInteger() || comparesByValue) {
            return new Operand[] {a, b};
        } else if (a.type() == SqlType.DECIMAL || b.type() == SqlType.DECIMAL) {
            return new Operand[] {decimal(a, b), decimal(b, a)};
        } else if (a.type() == SqlType.LONG || b.type() == SqlType.LONG) {
            return null;
        }
        return new Operand[] {numbers.as(a, SqlType.DOUBLE), numbers.as(b, SqlType.DOUBLE)};
    }

    private void requireOneKind(Operand a, Operand b) {
        if (a.type() != b.type() && !(a.type().isNumber() && b.type().isNumber())) {
            throw new UnsupportedSqlException("a comparison of " + a.type() + " with " + b.type(), dialect.database(),
                    "the two are of different kinds");
        }
    }

    /** A double among decimals: a constant is written as the decimal that it is, a column must be converted exactly. */
    private Operand decimal(Operand value, Operand other) {
        if (!value.type().isFloating()) {
            return numbers.as(value, SqlType.DECIMAL);
        } else if (value.constant() instanceof Number constant && Double.isFinite(constant.doubleValue())) {
            BigDecimal exact = new BigDecimal(constant.doubleValue());
            if (dialect.holds(exact, SqlType.DECIMAL)) {
                return new Operand(dialect.constant(exact, SqlType.DECIMAL), SqlType.DECIMAL, exact);
            }
        }
        SqlCapabilities.requireComparison(dialect.database(), value.type(), other.type());
        Sql real = numbers.as(value, SqlType.DOUBLE).sql();
        return new Operand(dialect.let("c", real, c -> Sql.of("CASE WHEN #1 THEN #2 ELSE #3 END",
                dialect.isFinite(c), dialect.exactDecimal(c), dialect.cast(c, SqlType.DECIMAL))), SqlType.DECIMAL);
    }

    // A double of 2^63 or more is greater than every long, what is less than -2^63 less; between, its whole part is a long.
    private Sql longWithDouble(String sign, Operand whole, Operand real) {
        Sql value = numbers.as(real, SqlType.DOUBLE).sql();
        String bound = dialect.real(0x1p63);
        String least = dialect.real(-0x1p63);
        boolean ifGreater = sign.equals("<") || sign.equals("<=") || sign.equals("<>");
        boolean ifLess = sign.equals(">") || sign.equals(">=") || sign.equals("<>");
        return dialect.let("w", whole.sql(),
                w -> dialect.let("d", value, d -> Sql.of("CASE WHEN #1 IS NULL OR #2 IS NULL "
                        + "THEN NULL WHEN #2 >= " + bound + " THEN " + ifGreater + " WHEN #2 < " + least + " THEN "
                        + ifLess
                        + " ELSE #3 END", w, d, withFloor(sign, w, d))));
    }

    private Sql withFloor(String sign, Sql whole, Sql real) {
        Sql floor = dialect.cast(Sql.of("FLOOR(#1)", real), SqlType.LONG);
        Sql isWhole = Sql.of("#1 = FLOOR(#1)", real);
        return switch (sign) {
            case "=" -> Sql.of("(#1 = #2 AND #3)", whole, floor, isWhole);
            case "<>" -> Sql.of("(#1 <> #2 OR NOT #3)", whole, floor, isWhole);
            case "<" -> Sql.of("(#1 < #2 OR (#1 = #2 AND NOT #3))", whole, floor, isWhole);
            case "<=" -> Sql.of("(#1 <= #2)", whole, floor);
            case ">" -> Sql.of("(#1 > #2)", whole, floor);
            default -> Sql.of("(#1 > #2 OR (#1 = #2 AND #3))", whole, floor, isWhole);
        };
    }

    private static String mirrored(String sign) {
        return switch (sign) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> sign;
        };
    }
}
