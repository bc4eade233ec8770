package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OrderTerm;

/** Aggregates over the rows of a block (law 11). */
final class AggregateSql {

    private static final Sql FIRST = Sql.atom("1");

    private final QueryWriter writer;
    private final Block rows;
    private final Reader reader;
    private final UnaryOperator<Sql> gathering;
    private final ListSql lists;

    /**
     * A writer of aggregates.
     *
     * @param gathering takes each aggregate to where it can be read
     */
    AggregateSql(QueryWriter writer, Block rows, Reader reader, UnaryOperator<Sql> gathering) {
        this.writer = writer;
        this.rows = rows;
        this.reader = reader;
        this.gathering = gathering;
        this.lists = new ListSql(writer.dialect());
    }

    /**
     * An aggregate.
     *
     * @param number for a set, which of equal values in its group a row has; null otherwise
     */
    Shape of(AggregateNode node, @Nullable Operand number) {
        AggregateFunction function = node.function();
        return switch (function) {
            case COUNT_ROWS -> cell(gathering.apply(Sql.raw("COUNT(*)")), SqlType.LONG, node);
            case COUNT -> cell(gathering.apply(Sql.of("COUNT(#1)", value(node, 0).there())), SqlType.LONG, node);
            case COUNT_DISTINCT -> countDistinct(node);
            case SUM, AVG, MEDIAN, PERCENTILE, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION -> {
                Operand value = operand(node, 0);
                SqlType type = Objects.requireNonNull(SqlType.of(node.type()));
                SqlCapabilities.require(writer.dialect().database(), function.word(), List.of(value.type()), type);
                yield cell(new StatisticsSql(writer, gathering).of(node, value, type), type, node);
            }
            case MIN, MAX -> extreme(node);
            case FIRST, LAST -> element(node, order(node, function == AggregateFunction.LAST), null);
            case ARG_MIN, ARG_MAX -> argument(node);
            case LIST -> {
                Shape element = value(node, 0);
                yield new Shape.Items(gathering.apply(lists.gathered(lists.text(element), order(node, false), null)),
                        element);
            }
            case SET -> set(node, Objects.requireNonNull(number));
            case STRING_JOIN -> cell(gathering.apply(lists.joined(operand(node, 0).sql(),
                    (String) Objects.requireNonNull(((LiteralNode) node.operands().get(1)).value()),
                    order(node, false))), SqlType.STRING, node);
            case EVERY, SOME -> cell(gathering.apply(truth(node)), SqlType.BOOLEAN, node);
            case USER -> throw new UnsupportedSqlException(node.toString(), writer.dialect().database(),
                    "it is code of the user's");
        };
    }

    private static Shape cell(Sql sql, SqlType type, AggregateNode node) {
        return new Shape.Cell(new Operand(sql, type), node.type());
    }

    private Shape value(AggregateNode node, int index) {
        return reader.shape(node.operands().get(index));
    }

    private Operand operand(AggregateNode node, int index) {
        return QueryWriter.cell(value(node, index), node, writer.dialect());
    }

    private Shape countDistinct(AggregateNode node) {
        Operand value = operand(node, 0);
        return cell(gathering.apply(Sql.of("COUNT(DISTINCT #1)",
                SetWriter.canonical(value.sql(), value.type(), writer.dialect()))), SqlType.LONG, node);
    }

    private List<Sql> order(AggregateNode node, boolean backwards) {
        return writer.orders().all(node.order(), reader, rows, backwards);
    }

    private Shape element(AggregateNode node, List<Sql> order, @Nullable Sql filter) {
        Operand value = operand(node, 0);
        return cell(lists.element(value.sql(), value.type(), order, filter, FIRST, gathering), value.type(), node);
    }

    // The databases know the extremes of most types; of the others the first in the order is taken.
    private Shape extreme(AggregateNode node) {
        boolean least = node.function() == AggregateFunction.MIN;
        Operand value = operand(node, 0);
        for (OrderTerm term : node.order()) {
            writer.orders().term(term, reader);
        }
        Sql extreme = writer.dialect().hasExtremes(value.type())
                ? gathering.apply(Sql.of(least ? "MIN(#1)" : "MAX(#1)", value.sql()))
                : lists.element(value.sql(), value.type(), List.of(writer.orders().term(value, !least, false)),
                        there(value), FIRST, gathering);
        return cell(SetWriter.canonical(extreme, value.type(), writer.dialect()), value.type(), node);
    }

    private static Sql there(Operand value) {
        return Sql.of("#1 IS NOT NULL", value.sql());
    }

    private Shape argument(AggregateNode node) {
        Operand by = operand(node, 1);
        List<Sql> order = new ArrayList<>();
        order.add(writer.orders().term(by, node.function() == AggregateFunction.ARG_MAX, false));
        order.addAll(writer.orders().identity(rows));
        return element(node, order, there(by));
    }

    private Shape set(AggregateNode node, Operand number) {
        Shape element = SetWriter.canonical(value(node, 0), writer.dialect());
        List<Sql> order = new ArrayList<>();
        element.orderCells().forEach(cell -> order.add(writer.orders().term(cell, false, true)));
        return new Shape.Items(gathering.apply(lists.gathered(lists.text(element), order,
                Sql.of("#1 = 1 AND #2 IS NOT NULL", number.sql(), element.there()))), element);
    }

    private Sql truth(AggregateNode node) {
        boolean every = node.function() == AggregateFunction.EVERY;
        Sql value = operand(node, 0).sql();
        return writer.dialect().database() == Database.SQLITE ? Sql.of(every ? "MIN(#1)" : "MAX(#1)", value)
                : Sql.of(every ? "BOOL_AND(#1)" : "BOOL_OR(#1)", value);
    }
}
