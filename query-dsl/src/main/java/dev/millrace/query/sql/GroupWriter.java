package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SubqueryNode;

/** Groups with what is selected of them (law 11): one SELECT, or two where subqueries read the groups. */
final class GroupWriter {

    /** Turns a SELECT without keys into one of one row, whatever its columns. */
    private static final String ONE_ROW = " HAVING COUNT(*) >= 0";

    private final QueryWriter writer;
    private final @Nullable Around around;
    private final ExprNode selected;
    private final List<ExprNode> having = new ArrayList<>();
    private final GroupNode group;
    private final Map<AggregateNode, Operand> firsts = new LinkedHashMap<>();

    GroupWriter(QueryWriter writer, ProjectNode node, @Nullable Around around) {
        this.writer = writer;
        this.around = around;
        this.selected = node.shape();
        QueryNode below = node.input();
        while (below instanceof FilterNode filter) {
            having.add(0, filter.condition());
            below = filter.input();
        }
        this.group = (GroupNode) below;
    }

    Block rows() {
        List<AggregateNode> aggregates = new ArrayList<>();
        collect(selected, 0, aggregates);
        having.forEach(condition -> collect(condition, 0, aggregates));
        Block input = writer.open(writer.rows(group.input(), around)).ordered(null);
        Block rows = input;
        List<Shape> keys = group.keys().stream().map(writer.reader(input, around)::shape).toList();
        List<AggregateNode> sets = aggregates.stream()
                .filter(aggregate -> aggregate.function() == AggregateFunction.SET).toList();
        if (!sets.isEmpty() || !keys.stream().allMatch(Shape::isPlain)) {
            List<Operand> more = new ArrayList<>();
            List<Shape> by = keys;
            keys.forEach(key -> more.addAll(key.cells()));
            sets.forEach(set -> more.add(first(set, input, by)));
            QueryWriter.Nested nested = writer.nested(input, more);
            rows = nested.block();
            Iterator<Sql> columns = nested.more().stream().map(Operand::sql).iterator();
            keys = keys.stream().map(key -> key.over(columns)).toList();
            sets.forEach(set -> firsts.put(set, new Operand(columns.next(), SqlType.LONG)));
        }
        return isFlat() ? flat(rows, keys) : above(rows, keys);
    }

    // Where values are named in queries of their own, aggregates must not get into these: then all is computed above the groups.
    private boolean isFlat() {
        boolean subqueries = hasSubquery(selected) || having.stream().anyMatch(GroupWriter::hasSubquery);
        boolean oneRow = !group.keys().isEmpty() || writer.dialect().hasHavingAlone();
        return !subqueries && oneRow && (!writer.dialect().namesValues() || having.isEmpty() && isSimple(selected));
    }

    private static boolean isSimple(ExprNode shape) {
        if (shape instanceof ConstructNode made) {
            return made.arguments().stream().allMatch(GroupWriter::isSimple);
        }
        return shape instanceof KeyNode || shape instanceof LiteralNode
                || shape instanceof AggregateNode aggregate && isSimple(aggregate.function());
    }

    private static boolean isSimple(AggregateFunction function) {
        return switch (function) {
            case SUM, AVG, MEDIAN, PERCENTILE, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION -> false;
            default -> true;
        };
    }

    // The number of a row among those of its group with the same value.
    private Operand first(AggregateNode set, Block rows, List<Shape> keys) {
        List<Sql> parts = new ArrayList<>();
        keys.forEach(key -> key.cells().forEach(cell -> parts.add(cell.sql())));
        Shape value = writer.reader(rows, around).shape(set.operands().get(0));
        SetWriter.canonical(value, writer.dialect()).cells().forEach(cell -> parts.add(cell.sql()));
        Sql order = Sql.unwrapped(", ", rows.identity().isEmpty() ? List.of(Sql.raw("1"))
                : writer.orders().identity(rows));
        return new Operand(Sql.of("ROW_NUMBER() OVER (PARTITION BY #1 ORDER BY #2)", Sql.unwrapped(", ", parts),
                order), SqlType.LONG);
    }

    private Shape aggregate(AggregateNode node, Block rows, UnaryOperator<Sql> gathering) {
        return new AggregateSql(writer, rows, writer.reader(rows, around), gathering).of(node, firsts.get(node));
    }

    private List<Shape> shown(List<Shape> keys) {
        return keys.stream().map(key -> SetWriter.canonical(key, writer.dialect())).toList();
    }

    private static List<Operand> identity(List<Shape> keys) {
        List<Operand> identity = new ArrayList<>();
        keys.forEach(key -> identity.addAll(key.orderCells()));
        return identity;
    }

    private Sql grouping(List<Shape> keys) {
        List<Sql> columns = new ArrayList<>();
        keys.forEach(key -> columns(key, columns));
        return keys.isEmpty() ? Sql.raw(writer.dialect().hasHavingAlone() ? ONE_ROW : "")
                : Sql.of(" GROUP BY #1", Sql.unwrapped(", ", columns));
    }

    private static void columns(Shape shape, List<Sql> into) {
        if (shape instanceof Shape.Made made) {
            if (made.presence() != null) {
                into.add(made.presence());
            }
            made.parts().forEach(part -> columns(part, into));
        } else {
            into.add(shape.there());
        }
    }

    private Block flat(Block rows, List<Shape> keys) {
        List<Shape> shown = shown(keys);
        Reader reader =
                Reader.ofGroups(writer, groups(shown, node -> aggregate(node, rows, UnaryOperator.identity())), around);
        Sql suffix = grouping(keys);
        for (int i = 0; i < having.size(); i++) {
            suffix = Sql.of(i == 0 && !keys.isEmpty() ? "#1 HAVING #2" : "#1 AND #2", suffix,
                    writer.dialect().having(reader.sql(having.get(i))));
        }
        return rows.groupedBy(suffix, List.of(reader.shape(selected)), identity(shown));
    }

    // The groups' keys and aggregates as columns of a source, and what is made of them above.
    private Block above(Block rows, List<Shape> keys) {
        String table = writer.newName();
        List<Operand> columns = new ArrayList<>();
        List<Shape> shown = new ArrayList<>();
        for (Shape key : keys) {
            List<Sql> names = new ArrayList<>();
            for (Operand cell : key.cells()) {
                names.add(named(table, columns.size()));
                columns.add(cell);
            }
            shown.add(SetWriter.canonical(key.over(names.iterator()), writer.dialect()));
        }
        columns.add(new Operand(Sql.raw("COUNT(*)"), SqlType.LONG));
        Reader reader = Reader.ofGroups(writer,
                groups(shown, node -> aggregate(node, rows, aggregate -> {
                    columns.add(new Operand(aggregate, SqlType.LONG));
                    return named(table, columns.size() - 1);
                })), around);
        List<Sql> conditions = having.stream().map(reader::sql).toList();
        Shape value = reader.shape(selected);
        Block grouped = rows.groupedBy(grouping(keys), List.of(), List.of());
        Sql from = Sql.of("(#1) AS " + Dialect.quoted(table), grouped.select(SetWriter.named(columns)));
        Block groups = Block.of(from, List.of(value), identity(shown), Sql.atom("1"));
        for (int i = 0; i < conditions.size(); i++) {
            groups = groups.and(conditions.get(i), Around.isRead(having.get(i)));
        }
        if (rows.correlated()) {
            writer.requireReadsAroundNested();
        }
        return groups.withLanes(groups.lanes(), rows.correlated() || Around.isRead(selected));
    }

    private static Sql named(String table, int column) {
        return Sql.atom(Dialect.quoted(table) + ".\"c" + column + "\"");
    }

    private static Reader.Groups groups(List<Shape> keys,
            Function<AggregateNode, Shape> aggregates) {
        return new Reader.Groups() {
            @Override
            public Shape key(int index) {
                return keys.get(index);
            }

            @Override
            public Shape aggregate(AggregateNode node) {
                return aggregates.apply(node);
            }
        };
    }

    private static boolean hasSubquery(ExprNode node) {
        return node instanceof SubqueryNode || node.children().stream().anyMatch(GroupWriter::hasSubquery);
    }

    // The aggregates of these groups, also where subqueries read them.
    private static void collect(ExprNode node, int depth, List<AggregateNode> into) {
        if (node instanceof OuterNode outer && outer.levels() == depth) {
            collect(outer.expression(), 0, into);
        } else if (node instanceof AggregateNode aggregate && depth == 0) {
            if (!into.contains(aggregate)) {
                into.add(aggregate);
            }
        } else if (node instanceof SubqueryNode subquery) {
            collect(subquery.query(), depth + 1, into);
        }
        node.children().forEach(child -> collect(child, depth, into));
    }

    private static void collect(QueryNode query, int depth, List<AggregateNode> into) {
        query.expressions().forEach(expression -> collect(expression, depth, into));
        query.inputs().forEach(input -> collect(input, depth, into));
    }
}
