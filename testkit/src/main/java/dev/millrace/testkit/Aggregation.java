package dev.millrace.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.UserAggregate;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.value.Values;

/** The aggregates of a group (law 11). */
final class Aggregation {

    private Aggregation() {
    }

    /** The value of an aggregate over rows in the order of their identities. */
    static @Nullable Object of(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        return switch (node.function()) {
            case COUNT_ROWS -> (long) rows.size();
            case COUNT -> (long) present(node, rows, expressions).size();
            case COUNT_DISTINCT -> (long) different(present(node, rows, expressions)).size();
            case SUM, AVG, MEDIAN, PERCENTILE, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION ->
                    Statistics.of(node, present(node, rows, expressions));
            case MIN, MAX -> extreme(node, present(node, rows, expressions));
            case FIRST, LAST -> rows.isEmpty() ? null : endOf(node, rows, expressions);
            case ARG_MIN, ARG_MAX -> argument(node, rows, expressions);
            case LIST -> list(node, rows, expressions);
            case SET -> List.copyOf(set(node, present(node, rows, expressions)));
            case STRING_JOIN -> stringJoin(node, rows, expressions);
            case EVERY, SOME -> truth(node, present(node, rows, expressions));
            case USER -> user(Objects.requireNonNull(node.user()), present(node, rows, expressions));
        };
    }

    private static ExprNode operand(AggregateNode node) {
        return node.operands().get(0);
    }

    /** The values that are not null. */
    private static List<Object> present(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        List<Object> values = new ArrayList<>();
        for (Tuple.Row row : rows) {
            Object value = expressions.value(operand(node), row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<Object> different(List<Object> values) {
        List<Object> different = new ArrayList<>();
        for (Object value : values) {
            if (different.stream().noneMatch(other -> Values.equal(other, value))) {
                different.add(value);
            }
        }
        return different;
    }

    // Without a collation equal values are shown as one; with one the first of those it does not tell apart stands.
    private static @Nullable Object extreme(AggregateNode node, List<Object> values) {
        Comparator<Object> order =
                Expressions.comparator(node.order().isEmpty() ? null : node.order().get(0).collation());
        Object best = null;
        for (Object value : values) {
            int sign = best == null ? -1 : order.compare(value, best);
            if (best == null || (node.function() == AggregateFunction.MIN ? sign < 0 : sign > 0)) {
                best = value;
            }
        }
        return best == null ? null : Canonical.of(node.leafType(), best);
    }

    private static @Nullable Object endOf(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        List<Tuple.Row> ordered = ordered(node, rows, expressions);
        int end = node.function() == AggregateFunction.FIRST ? 0 : ordered.size() - 1;
        return expressions.value(operand(node), ordered.get(end));
    }

    private static List<Tuple.Row> ordered(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        return rows.stream().sorted(expressions.order(node.order())).toList();
    }

    // Rows come by identity, so the first of several that are best is the one of the lowest identity.
    private static @Nullable Object argument(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        Tuple.Row best = null;
        Object bestBy = null;
        for (Tuple.Row row : rows) {
            Object by = expressions.value(node.operands().get(1), row);
            if (by != null) {
                int sign = bestBy == null ? 0 : Values.compare(by, bestBy);
                if (bestBy == null || (node.function() == AggregateFunction.ARG_MIN ? sign < 0 : sign > 0)) {
                    best = row;
                    bestBy = by;
                }
            }
        }
        return best == null ? null : expressions.value(operand(node), best);
    }

    private static List<@Nullable Object> list(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        List<@Nullable Object> values = new ArrayList<>();
        ordered(node, rows, expressions).forEach(row -> values.add(expressions.value(operand(node), row)));
        return Collections.unmodifiableList(values);
    }

    private static TreeSet<Object> set(AggregateNode node, List<Object> values) {
        TreeSet<Object> set = new TreeSet<>(Values::compare);
        values.forEach(value -> set.add(Objects.requireNonNull(Canonical.of(node.leafType(), value))));
        return set;
    }

    private static @Nullable String stringJoin(AggregateNode node, List<Tuple.Row> rows, Expressions expressions) {
        List<Object> strings = present(node, ordered(node, rows, expressions), expressions);
        String separator = String.valueOf(((LiteralNode) node.operands().get(1)).value());
        return strings.isEmpty() ? null
                : strings.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }

    private static @Nullable Boolean truth(AggregateNode node, List<Object> values) {
        if (values.isEmpty()) {
            return null;
        }
        return node.function() == AggregateFunction.EVERY ? !values.contains(false) : values.contains(true);
    }

    // Law 5: what throws makes it null.
    private static <V, A, O> @Nullable Object user(UserAggregate<V, A, O> aggregate, List<Object> values) {
        if (values.isEmpty()) {
            return null;
        }
        try {
            A gathered = aggregate.start();
            for (Object value : values) {
                gathered = aggregate.add(gathered, aggregate.operandType().cast(value));
            }
            return aggregate.finish(gathered);
        } catch (Exception | StackOverflowError | AssertionError failed) {
            return null;
        }
    }
}
