package dev.millrace.query.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.LiteralNode;

/**
 * Aggregates of numbers: exact, and rounded once at the end (law 6). PostgreSQL reckons in decimals, H2 does unless the numbers
 * are doubles; otherwise the databases reckon in doubles, which is exact for numbers that are not too long.
 */
final class StatisticsSql {

    private static final String NOT_EXACT = "it adds numbers up in doubles, rounding at each step";

    private final QueryWriter writer;
    private final Dialect dialect;
    private final NumberSql numbers;
    private final UnaryOperator<Sql> gathering;

    StatisticsSql(QueryWriter writer, UnaryOperator<Sql> gathering) {
        this.gathering = gathering;
        this.writer = writer;
        this.dialect = writer.dialect();
        this.numbers = new NumberSql(dialect);
    }

    Sql of(AggregateNode node, Operand value, SqlType result) {
        boolean exact = dialect.database() == Database.POSTGRESQL
                || dialect.database() == Database.H2 && !value.type().isFloating();
        AggregateFunction function = node.function();
        if (function == AggregateFunction.SUM && value.type().isInteger()) {
            return dialect.sumOfIntegers(value.sql(), gathering);
        } else if (!exact && !writer.rounds()) {
            throw new UnsupportedSqlException(function.word() + " of " + value.type(), dialect.database(), NOT_EXACT);
        } else if (function == AggregateFunction.MEDIAN || function == AggregateFunction.PERCENTILE) {
            return percentile(value, fraction(node), result, exact);
        }
        return exact ? exact(function, value, result) : rounding(function, value);
    }

    private static double fraction(AggregateNode node) {
        return node.function() == AggregateFunction.MEDIAN ? 0.5
                : (Double) Objects.requireNonNull(((LiteralNode) node.operands().get(1)).value());
    }

    private Sql exact(AggregateFunction function, Operand value, SqlType result) {
        if (!value.type().isFloating()) {
            return finite(function, numbers.as(value, SqlType.DECIMAL).sql(), aggregate("COUNT(#1)", value.sql()),
                    result);
        }
        Sql real = numbers.as(value, SqlType.DOUBLE).sql();
        Sql decimal = Sql.of("CASE WHEN #1 THEN #2 END", dialect.isFinite(real), dialect.exactDecimal(real));
        Sql ofFinite = finite(function, decimal, aggregate("COUNT(#1)", real), result);
        Sql others = aggregate("COUNT(CASE WHEN NOT #1 THEN 1 END)", dialect.isFinite(real));
        Sql ofOthers = function == AggregateFunction.SUM || function == AggregateFunction.AVG
                ? aggregate("SUM(CASE WHEN NOT #1 THEN #2 END)", dialect.isFinite(real), real)
                : Sql.of(isOfOne(function) ? "CASE WHEN #1 > 1 THEN " + nan() + " END" : nan(),
                        aggregate("COUNT(#1)", real));
        return Sql.of("CASE WHEN #1 = 0 THEN #2 ELSE #3 END", others, ofFinite, ofOthers);
    }

    private String nan() {
        return "CAST('NaN' AS " + dialect.typeName(SqlType.DOUBLE) + ")";
    }

    private static boolean isOfOne(AggregateFunction function) {
        return function == AggregateFunction.VARIANCE || function == AggregateFunction.STDDEV;
    }

    private Sql finite(AggregateFunction function, Sql decimal, Sql count, SqlType result) {
        Sql sum = aggregate("SUM(#1)", decimal);
        Sql n = dialect.cast(count, SqlType.DECIMAL);
        return switch (function) {
            case SUM -> result == SqlType.DOUBLE ? dialect.nearestDouble(sum) : sum;
            case AVG -> quotient(sum, n, result);
            case VARIANCE, VARIANCE_POPULATION -> variance(function, decimal, n, result);
            default -> root(variance(function == AggregateFunction.STDDEV ? AggregateFunction.VARIANCE
                    : AggregateFunction.VARIANCE_POPULATION, decimal, n, result), result);
        };
    }

    private Sql aggregate(String template, Sql... parts) {
        return gathering.apply(Sql.of(template, parts));
    }

    // H2 adds doubles up into decimals.
    private Sql squares(Sql n, Sql value, SqlType type) {
        Sql sum = dialect.cast(aggregate("SUM(#1)", value), type);
        return Sql.of("(#1 * #2 - #3 * #3)", n, dialect.cast(aggregate("SUM(#1 * #1)", value), type), sum);
    }

    private Sql variance(AggregateFunction function, Sql decimal, Sql n, SqlType result) {
        Sql dividend = squares(n, decimal, SqlType.DECIMAL);
        Sql divisor = Sql.of(isOfOne(function) ? "NULLIF(#1 * (#1 - 1), 0)" : "NULLIF(#1 * #1, 0)", n);
        return quotient(dividend, divisor, result);
    }

    private Sql quotient(Sql dividend, Sql divisor, SqlType result) {
        return result == SqlType.DECIMAL ? dialect.decimalQuotient(dividend, divisor)
                : dialect.nearestDouble(dialect.longQuotient(dividend, divisor));
    }

    private Sql root(Sql variance, SqlType result) {
        return result == SqlType.DECIMAL ? dialect.decimalRoot(variance) : Sql.of("SQRT(#1)", variance);
    }

    private Sql rounding(AggregateFunction function, Operand value) {
        Sql real = numbers.as(value, SqlType.DOUBLE).sql();
        Sql n = dialect.cast(aggregate("COUNT(#1)", real), SqlType.DOUBLE);
        Sql sum = dialect.cast(aggregate("SUM(#1)", real), SqlType.DOUBLE);
        return switch (function) {
            case SUM -> sum;
            case AVG -> Sql.of("(#1 / NULLIF(#2, 0))", sum, n);
            case VARIANCE, VARIANCE_POPULATION -> roundingVariance(function, real, n);
            default -> Sql.of("SQRT(#1)", roundingVariance(function == AggregateFunction.STDDEV
                    ? AggregateFunction.VARIANCE : AggregateFunction.VARIANCE_POPULATION, real, n));
        };
    }

    private Sql roundingVariance(AggregateFunction function, Sql real, Sql n) {
        return Sql.of(isOfOne(function) ? "(#2 / NULLIF(#1 * (#1 - 1), 0))" : "(#2 / NULLIF(#1 * #1, 0))", n,
                squares(n, real, SqlType.DOUBLE));
    }

    // Between two values in proportion to where the place lies between theirs.
    private Sql percentile(Operand value, double fraction, SqlType result, boolean exact) {
        SqlType reckoned = exact ? SqlType.DECIMAL : SqlType.DOUBLE;
        Sql part = exact ? dialect.constant(new BigDecimal(fraction), reckoned) : Sql.atom(dialect.real(fraction));
        Sql place = Sql.of("(#1 * (#2 - 1))", part,
                dialect.cast(Sql.of("NULLIF(#1, 0)", aggregate("COUNT(#1)", value.sql())), reckoned));
        Sql below = Sql.of("FLOOR(#1)", place);
        Operand low = at(value, below, 1);
        Operand high = at(value, Sql.of("CEIL(#1)", place), 1);
        if (!exact || !value.type().isFloating()) {
            Sql between = between(numbers.as(low, reckoned).sql(), numbers.as(high, reckoned).sql(), place, below);
            return exact && result == SqlType.DOUBLE ? dialect.nearestDouble(between)
                    : exact ? dialect.inDecimal128(between) : between;
        }
        List<Sql> reals = new ArrayList<>();
        reals.add(numbers.as(low, SqlType.DOUBLE).sql());
        reals.add(numbers.as(high, SqlType.DOUBLE).sql());
        Sql rest = dialect.cast(Sql.of("(#1 - #2)", place, below), SqlType.DOUBLE);
        Sql ofFinite = dialect.nearestDouble(between(dialect.exactDecimal(reals.get(0)),
                dialect.exactDecimal(reals.get(1)), place, below));
        return Sql.of("CASE WHEN #1 AND #2 THEN #3 WHEN #4 = #5 THEN #4 ELSE #4 + (#5 - #4) * #6 END",
                dialect.isFinite(reals.get(0)), dialect.isFinite(reals.get(1)), ofFinite, reals.get(0), reals.get(1),
                rest);
    }

    private Operand at(Operand value, Sql place, int first) {
        Sql index = dialect.cast(Sql.of("(#1 + " + first + ")", place), SqlType.INT);
        return new Operand(new ListSql(dialect).element(value.sql(), value.type(),
                List.of(new OrderSql(dialect).term(value, false, false)),
                Sql.of("#1 IS NOT NULL", value.sql()), index, gathering), value.type());
    }

    private static Sql between(Sql low, Sql high, Sql place, Sql below) {
        return Sql.of("(#1 + (#2 - #1) * (#3 - #4))", low, high, place, below);
    }
}
