package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import dev.millrace.query.Window;
import dev.millrace.query.ast.SubqueryNode;

/** Subqueries in expressions: conditions, values, and nested lists as the text of JSON arrays. */
final class SubqueryWriter {

    private final QueryWriter writer;

    SubqueryWriter(QueryWriter writer) {
        this.writer = writer;
    }

    /** A subquery whose value is of one column. */
    Operand operand(SubqueryNode node, Reader reader, Around around) {
        return switch (node.form()) {
            case EXISTS -> {
                Block rows = writer.rows(node.query(), around);
                Block plain = rows.window() == null ? rows.ordered(null) : rows;
                yield new Operand(Sql.of("EXISTS (#1)", plain.select(List.of(Sql.raw("1 AS \"e\"")))),
                        SqlType.BOOLEAN);
            }
            case IN -> in(node, reader, around);
            case SCALAR, FIRST -> QueryWriter.cell(first(node, around), node, writer.dialect());
            case LIST -> throw new UnsupportedSqlException(node.toString(), writer.dialect().database(),
                    "a list has no value in an expression of SQL");
        };
    }

    /** A list, or the first of some rows. */
    Shape value(SubqueryNode node, Around around) {
        return switch (node.form()) {
            case LIST -> list(writer.rows(node.query(), around));
            case FIRST -> first(node, around);
            default -> throw new IllegalStateException("no value of rows: " + node);
        };
    }

    private Operand in(SubqueryNode node, Reader reader, Around around) {
        Operand value = reader.operand(Objects.requireNonNull(node.operand()));
        Block rows = writer.rows(node.query(), around);
        Operand member = QueryWriter.cell(rows.lanes().get(0), node, writer.dialect());
        if (value.type() != member.type() && !(value.type().isInteger() && member.type().isInteger())) {
            throw new UnsupportedSqlException("in of " + value.type() + " among " + member.type(),
                    writer.dialect().database(), "the two have no common type in which they compare by value");
        }
        Block plain = rows.window() == null ? rows.ordered(null) : rows;
        return new Operand(Sql.of("(#1 IN (#2))", value.sql(),
                plain.select(List.of(Sql.of("#1 AS \"c\"", member.sql())))), SqlType.BOOLEAN);
    }

    // Each column by a query of its own: a query in an expression has one.
    private Shape first(SubqueryNode node, Around around) {
        Block rows = writer.rows(node.query(), around);
        Window window = rows.window();
        Block one = rows.order() == null ? rows.ordered(writer.orders().identity(rows)) : rows;
        Block first = one.windowed(window == null ? new Window(0, 1)
                : new Window(window.offset(), Math.min(1, window.limit())));
        Shape shape = first.lanes().get(0);
        Shape there = shape instanceof Shape.Made made && made.presence() == null
                ? new Shape.Made(made.rowType(), made.parts(), Sql.atom("1")) : shape;
        List<Sql> values = new ArrayList<>();
        there.cells().forEach(cell -> values.add(Sql.of("(#1)",
                first.select(List.of(Sql.of("#1 AS \"c\"", cell.sql()))))));
        Iterator<Sql> columns = values.iterator();
        return there.over(columns);
    }

    private Shape list(Block rows) {
        ListSql lists = new ListSql(writer.dialect());
        Shape element = rows.lanes().get(0);
        Block ordered = rows.order() == null ? rows.ordered(writer.orders().identity(rows)) : rows;
        boolean whole = rows.window() == null && !rows.grouped();
        if (!whole && !writer.dialect().readsAroundNested()) {
            return new Shape.Items(lists.ofRows(ordered.select(List.of(Sql.of("#1 AS \"c\"", lists.text(element))))),
                    element);
        }
        Block gathered = whole ? ordered : writer.nested(ordered);
        List<Sql> order = Objects.requireNonNull(gathered.order());
        Sql all = lists.gathered(lists.text(gathered.lanes().get(0)), order, null);
        return new Shape.Items(Sql.of("(#1)", gathered.ordered(null).select(List.of(Sql.of("#1 AS \"c\"", all)))),
                element);
    }
}
