package dev.millrace.query;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.greatest;
import static dev.millrace.query.QueryDsl.least;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.scalar;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.value.Collation;

/** What the page of functions shows: each function as programs write it, by sections. */
final class FunctionEntries {

    private static final RelationRef<Sample> ROWS = RelationRef.of("rows", Sample.class, Sample::number);

    private FunctionEntries() {
    }

    /** A row of one component of each kind; where a function takes values of any, it is shown with {@code value}. */
    record Sample(int number, int other, double real, BigDecimal decimal, String value, String text, String part,
            boolean condition, boolean another, Instant time, Instant later, Duration length) {
    }

    /** A user's aggregate. */
    private record Mine(String name, Class<String> operandType, Class<Long> type)
            implements UserAggregate<String, Long, Long> {

        @Override
        public Long start() {
            return 0L;
        }

        @Override
        public Long add(Long gathered, String value) {
            return gathered + value.length();
        }

        @Override
        public Long remove(Long gathered, String value) {
            return gathered - value.length();
        }

        @Override
        public Long finish(Long gathered) {
            return gathered;
        }
    }

    static Map<String, List<FunctionEntry>> bySection() {
        Map<String, List<FunctionEntry>> sections = new LinkedHashMap<>();
        sections.put("Comparisons", comparisons());
        sections.put("Conditions", conditions());
        sections.put("Values", values());
        sections.put("Numbers", numbers());
        sections.put("Texts", texts());
        sections.put("Times", times());
        sections.put("Subqueries", subqueries());
        sections.put("Aggregates", aggregates());
        return sections;
    }

    private static List<FunctionEntry> comparisons() {
        return List.of(
                of(Operator.EQ, a -> a.get(Sample::value).eq(a.get(Sample::text))),
                of(Operator.NE, a -> a.get(Sample::value).ne(a.get(Sample::text))),
                of(Operator.LT, a -> a.get(Sample::value).lt(a.get(Sample::text))),
                of(Operator.LE, a -> a.get(Sample::value).le(a.get(Sample::text))),
                of(Operator.GT, a -> a.get(Sample::value).gt(a.get(Sample::text))),
                of(Operator.GE, a -> a.get(Sample::value).ge(a.get(Sample::text))),
                of(ScalarFunction.BETWEEN, a -> a.get(Sample::value).between("a", "f")),
                of(ScalarFunction.IN, a -> a.get(Sample::value).in(List.of("a", "b"))),
                of(ScalarFunction.IS_DISTINCT_FROM, a -> a.get(Sample::value).isDistinctFrom(a.get(Sample::text))));
    }

    private static List<FunctionEntry> conditions() {
        return List.of(
                of(Operator.AND, a -> a.get(Sample::condition).and(a.get(Sample::another))),
                of(Operator.OR, a -> a.get(Sample::condition).or(a.get(Sample::another))),
                of(Operator.NOT, a -> a.get(Sample::condition).not()),
                of(Operator.IS_NULL, a -> a.get(Sample::value).isNull()),
                of(Operator.IS_NOT_NULL, a -> a.get(Sample::value).isNotNull()));
    }

    private static List<FunctionEntry> values() {
        return List.of(
                of(Operator.COALESCE, a -> a.get(Sample::value).coalesce("none")),
                of(ScalarFunction.NULL_IF, a -> a.get(Sample::value).nullIf("")),
                of(ScalarFunction.LEAST, a -> least(a.get(Sample::value), a.get(Sample::text))),
                of(ScalarFunction.GREATEST, a -> greatest(a.get(Sample::value), a.get(Sample::text))),
                of(ScalarFunction.CASE_WHEN, a -> caseWhen(a.get(Sample::condition)).then(a.get(Sample::value))
                        .when(a.get(Sample::another)).then(a.get(Sample::text)).otherwise(a.get(Sample::part))));
    }

    private static List<FunctionEntry> numbers() {
        return List.of(
                of(ScalarFunction.PLUS, a -> a.get(Sample::number).plus(a.get(Sample::other)),
                        a -> a.get(Sample::number).plus(1)),
                of(ScalarFunction.MINUS, a -> a.get(Sample::number).minus(a.get(Sample::other))),
                of(ScalarFunction.TIMES, a -> a.get(Sample::number).times(a.get(Sample::other))),
                of(ScalarFunction.DIVIDE, a -> a.get(Sample::number).dividedBy(a.get(Sample::other))),
                of(ScalarFunction.MOD, a -> a.get(Sample::number).mod(a.get(Sample::other))),
                of(ScalarFunction.NEGATE, a -> a.get(Sample::number).negate()),
                of(ScalarFunction.ABS, a -> a.get(Sample::number).abs()),
                of(ScalarFunction.ROUND, a -> a.get(Sample::number).round(), a -> a.get(Sample::number).round(2)),
                of(ScalarFunction.FLOOR, a -> a.get(Sample::number).floor()),
                of(ScalarFunction.CEIL, a -> a.get(Sample::number).ceil()),
                of(ScalarFunction.TO_INT, a -> a.get(Sample::number).toInt()),
                of(ScalarFunction.TO_LONG, a -> a.get(Sample::number).toLong()),
                of(ScalarFunction.TO_DOUBLE, a -> a.get(Sample::number).toDouble()),
                of(ScalarFunction.TO_DECIMAL, a -> a.get(Sample::number).toDecimal()));
    }

    private static List<FunctionEntry> texts() {
        return List.of(
                of(ScalarFunction.UPPER, a -> a.get(Sample::text).upper()),
                of(ScalarFunction.LOWER, a -> a.get(Sample::text).lower()),
                of(ScalarFunction.TRIM, a -> a.get(Sample::text).trim()),
                of(ScalarFunction.LENGTH, a -> a.get(Sample::text).length()),
                of(ScalarFunction.SUBSTRING, a -> a.get(Sample::text).substring(2),
                        a -> a.get(Sample::text).substring(2, 3)),
                of(ScalarFunction.CONCAT, a -> a.get(Sample::text).concat(a.get(Sample::part))),
                of(ScalarFunction.REPLACE, a -> a.get(Sample::text).replace("a", "b")),
                of(ScalarFunction.STARTS_WITH, a -> a.get(Sample::text).startsWith(a.get(Sample::part))),
                of(ScalarFunction.CONTAINS, a -> a.get(Sample::text).contains(a.get(Sample::part))),
                of(ScalarFunction.LIKE, a -> a.get(Sample::text).like("a%"),
                        a -> a.get(Sample::text).like("100!%", '!')),
                of(ScalarFunction.ILIKE, a -> a.get(Sample::text).ilike("a%"),
                        a -> a.get(Sample::text).ilike("100!%", '!')));
    }

    private static List<FunctionEntry> times() {
        return List.of(
                of(ScalarFunction.TRUNCATE, a -> a.get(Sample::time).truncatedTo(CalendarUnit.MONTH),
                        a -> a.get(Sample::time).truncatedTo(CalendarUnit.HOUR)),
                of(ScalarFunction.EXTRACT, a -> a.get(Sample::time).extract(CalendarField.DAY_OF_WEEK),
                        a -> a.get(Sample::time).extract(CalendarField.HOUR)),
                of(ScalarFunction.UNTIL, a -> a.get(Sample::time).until(a.get(Sample::later), CalendarUnit.DAY),
                        a -> a.get(Sample::time).until(a.get(Sample::later), CalendarUnit.HOUR)),
                of(ScalarFunction.PLUS_DURATION, a -> a.get(Sample::time).plus(a.get(Sample::length))),
                of(ScalarFunction.MINUS_DURATION, a -> a.get(Sample::time).minus(a.get(Sample::length))),
                of(ScalarFunction.AT_ZONE, a -> a.get(Sample::time).atZone(ZoneId.of("Europe/Berlin"))));
    }

    private static List<FunctionEntry> subqueries() {
        return List.of(
                of(SubqueryForm.LIST, a -> nested(from(ROWS))),
                of(SubqueryForm.FIRST, a -> first(from(ROWS).orderBy(asc(Sample::number)))),
                of(SubqueryForm.SCALAR, a -> scalar(from(ROWS).aggregate(g -> g.count()))),
                of(SubqueryForm.EXISTS, a -> exists(from(ROWS))),
                of(SubqueryForm.IN, a -> a.get(Sample::value).in(from(ROWS).select(b -> b.get(Sample::text)))));
    }

    private static List<FunctionEntry> aggregates() {
        return List.of(
                group(AggregateFunction.COUNT_ROWS, g -> g.count()),
                group(AggregateFunction.COUNT, g -> g.count(Sample::value)),
                group(AggregateFunction.COUNT_DISTINCT, g -> g.countDistinct(Sample::value)),
                group(AggregateFunction.SUM, g -> g.sum(Sample::number), g -> g.sumDouble(g.row().get(Sample::real)),
                        g -> g.sumDecimal(g.row().get(Sample::decimal))),
                group(AggregateFunction.AVG, g -> g.avg(Sample::number)),
                group(AggregateFunction.MIN, g -> g.min(Sample::value),
                        g -> g.min(g.row().get(Sample::text), Collation.of(Locale.GERMAN))),
                group(AggregateFunction.MAX, g -> g.max(Sample::value),
                        g -> g.max(g.row().get(Sample::text), Collation.of(Locale.GERMAN))),
                group(AggregateFunction.FIRST,
                        g -> g.first(g.row().get(Sample::value), asc(g.row().get(Sample::number)))),
                group(AggregateFunction.LAST,
                        g -> g.last(g.row().get(Sample::value), asc(g.row().get(Sample::number)))),
                group(AggregateFunction.ARG_MIN,
                        g -> g.argMin(g.row().get(Sample::value), g.row().get(Sample::number))),
                group(AggregateFunction.ARG_MAX,
                        g -> g.argMax(g.row().get(Sample::value), g.row().get(Sample::number))),
                group(AggregateFunction.LIST,
                        g -> g.list(g.row().get(Sample::value), asc(g.row().get(Sample::number)))),
                group(AggregateFunction.SET, g -> g.set(g.row().get(Sample::value))),
                group(AggregateFunction.STRING_JOIN, g -> g.stringJoin(g.row().get(Sample::text), ", ")),
                group(AggregateFunction.MEDIAN, g -> g.median(g.row().get(Sample::number)),
                        g -> g.medianDecimal(g.row().get(Sample::decimal))),
                group(AggregateFunction.PERCENTILE, g -> g.percentile(g.row().get(Sample::number), 0.9)),
                group(AggregateFunction.VARIANCE, g -> g.variance(g.row().get(Sample::number))),
                group(AggregateFunction.VARIANCE_POPULATION, g -> g.variancePopulation(g.row().get(Sample::number))),
                group(AggregateFunction.STDDEV, g -> g.stddev(g.row().get(Sample::number))),
                group(AggregateFunction.STDDEV_POPULATION, g -> g.stddevPopulation(g.row().get(Sample::number))),
                group(AggregateFunction.EVERY, g -> g.every(g.row().get(Sample::condition))),
                group(AggregateFunction.SOME, g -> g.some(g.row().get(Sample::condition))),
                group(AggregateFunction.USER,
                        g -> g.aggregate(new Mine("mine", String.class, Long.class), g.row().get(Sample::text))));
    }

    // A stream of the forms would be one of an array of generics, which the compiler warns of.
    @SafeVarargs
    private static FunctionEntry of(Enum<?> constant, Function<Ref<Sample>, Expr<?>>... forms) {
        List<QueryNode> queries = new ArrayList<>();
        for (Function<Ref<Sample>, Expr<?>> form : forms) {
            queries.add(from(ROWS).select(a -> form.apply(a)).node());
        }
        return new FunctionEntry(constant, queries);
    }

    @SafeVarargs
    private static FunctionEntry group(AggregateFunction function, Function<Totals<Sample>, Expr<?>>... forms) {
        List<QueryNode> queries = new ArrayList<>();
        for (Function<Totals<Sample>, Expr<?>> form : forms) {
            queries.add(from(ROWS).aggregate(g -> form.apply(g)).node());
        }
        return new FunctionEntry(function, queries);
    }
}
