package dev.millrace.query.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;

/** Writes the steps of one query. Used up by it: the names it gives are counted. */
final class QueryWriter {

    private final Dialect dialect;
    private final Bindings bindings;
    private final Instant now;
    private final boolean rounds;
    private final OrderSql orders;
    private int tables;

    /**
     * A writer.
     *
     * @param rounds whether what is exact here may be rounded by the database
     */
    QueryWriter(Dialect dialect, Bindings bindings, Instant now, boolean rounds) {
        this.dialect = dialect;
        this.bindings = bindings;
        this.now = now;
        this.rounds = rounds;
        this.orders = new OrderSql(dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    Bindings bindings() {
        return bindings;
    }

    boolean rounds() {
        return rounds;
    }

    OrderSql orders() {
        return orders;
    }

    SubqueryWriter subqueries() {
        return new SubqueryWriter(this);
    }

    Instant now(Duration resolution) {
        return Reader.step(now, resolution);
    }

    Block rows(QueryNode node, @Nullable Around around) {
        if (node instanceof SourceNode source) {
            return source(source.relation());
        } else if (node instanceof FilterNode filter) {
            Block rows = open(rows(filter.input(), around)).ordered(null);
            return rows.and(condition(filter.condition(), rows, around), Around.isRead(filter.condition()));
        } else if (node instanceof JoinNode join) {
            return new JoinWriter(this, join, around).rows();
        } else if (node instanceof ProjectNode project) {
            return project(project, around);
        } else if (node instanceof DistinctNode distinct) {
            return new SetWriter(this, around).distinct(distinct);
        } else if (node instanceof SetNode set) {
            return new SetWriter(this, around).set(set);
        } else if (node instanceof OrderNode order) {
            return order(order, around);
        } else if (node instanceof WindowNode window) {
            Block rows = rows(window.input(), around);
            return (rows.window() == null ? rows : nested(rows)).windowed(window.window());
        }
        if (node instanceof ResultNode) {
            throw new UnsupportedSqlException(node.toString(), dialect.database(),
                    "a live query has no table; write the query itself");
        }
        throw new UnsupportedSqlException(node instanceof OpaqueFilterNode ? "filter(…)" : "map(…)",
                dialect.database(), "its lambda is Java code, which a database cannot run");
    }

    /** A condition that is never true is written as one that is false, where the database could forget it. */
    private Sql condition(ExprNode condition, Block rows, @Nullable Around around) {
        if (condition instanceof LiteralNode literal && literal.value() == null) {
            return Sql.raw("(1 = 0)");
        }
        Sql written = reader(rows, around).sql(condition);
        return dialect.forgetsConditionsOfNull() && holdsConstantNull(condition) ? Sql.of("(#1 IS TRUE)", written)
                : written;
    }

    /** Whether a part of an expression may be null for all rows, so that a database that computes constants may find the whole to be. */
    private static boolean holdsConstantNull(ExprNode node) {
        return node.nullable() && isConstant(node)
                || node.children().stream().anyMatch(QueryWriter::holdsConstantNull);
    }

    private static boolean isConstant(ExprNode node) {
        return node instanceof LiteralNode || node instanceof ParamNode || node instanceof NowNode
                || !node.children().isEmpty() && !(node instanceof SubqueryNode)
                        && node.children().stream().allMatch(QueryWriter::isConstant);
    }

    private Block source(RelationRef<?> relation) {
        String name = newName();
        List<Shape> parts = new ArrayList<>();
        for (Component component : relation.rowType().components()) {
            parts.add(column(relation, name, component));
        }
        Shape.Made row = new Shape.Made(relation.rowType(), parts, null);
        Operand key = ((Shape.Cell) row.part(relation.key())).value();
        return Block.of(Sql.raw(Dialect.quoted(relation.name()) + " AS " + Dialect.quoted(name)), List.of(row),
                List.of(key),
                key.sql());
    }

    private Shape column(RelationRef<?> relation, String table, Component component) {
        SqlType type = SqlType.of(component.type());
        if (type == null) {
            throw new UnsupportedSqlException("column " + component + " of relation " + relation + " of type "
                    + component.type().getName(), dialect.database(), "no column holds values of this type");
        }
        return new Shape.Cell(new Operand(Sql.atom(Dialect.quoted(table) + "." + Dialect.quoted(component.name())),
                type), component.valueType());
    }

    private Block project(ProjectNode node, @Nullable Around around) {
        QueryNode below = node.input();
        if (below.lanes().isEmpty()) {
            return new GroupWriter(this, node, around).rows();
        }
        Block rows = rows(below, around);
        Block readable = rows.lanes().stream().allMatch(Shape::isPlain) || isInline(rows) ? rows : nested(rows);
        return readable.withLanes(List.of(reader(readable, around).shape(node.shape())), Around.isRead(node.shape()));
    }

    // What reads rows around it cannot be nested everywhere; then values are written where they are read.
    private boolean isInline(Block rows) {
        return rows.correlated() && !dialect.readsAroundNested();
    }

    private Block order(OrderNode node, @Nullable Around around) {
        Block rows = rows(node.input(), around);
        rows = rows.window() == null ? rows : nested(rows);
        if (!node.terms().isEmpty() && !rows.lanes().stream().allMatch(Shape::isPlain) && !isInline(rows)) {
            rows = nested(rows.ordered(null));
        }
        Reader reader = reader(rows, around);
        List<Sql> terms = new ArrayList<>();
        for (OrderTerm term : node.terms()) {
            terms.addAll(orders.term(term, reader));
        }
        terms.addAll(orders.identity(rows));
        return rows.ordered(terms);
    }

    Reader reader(Block rows, @Nullable Around around) {
        return Reader.ofRows(this, rows.lanes(), around);
    }

    /** Rows that can be filtered, joined and grouped. */
    Block open(Block rows) {
        return rows.isOpen() ? rows : nested(rows);
    }

    String newName() {
        return "s" + tables++;
    }

    /** A query as a source of another one: each value a column, and the order another if there is one. */
    Block nested(Block rows) {
        return nested(rows, List.of()).block();
    }

    /** A nested query and where more that it computes stands. */
    record Nested(Block block, List<Operand> more) {
    }

    Nested nested(Block rows, List<Operand> more) {
        if (isInline(rows)) {
            throw refusedAround();
        }
        List<Operand> cells = cells(rows);
        cells.addAll(more);
        List<Sql> columns = new ArrayList<>();
        List<Sql> names = new ArrayList<>();
        String table = newName();
        for (Operand cell : cells) {
            String name = "c" + names.size();
            names.add(Sql.atom(Dialect.quoted(table) + "." + Dialect.quoted(name)));
            columns.add(Sql.of("#1 AS " + Dialect.quoted(name), cell.sql()));
        }
        columns.add(Sql.raw("1 AS \"e\""));
        List<Sql> order = rows.order();
        if (order != null) {
            columns.add(position(order));
        }
        Sql inner = (rows.window() == null ? rows.ordered(null) : rows).select(columns);
        return over(rows, Sql.of("(#1) AS " + Dialect.quoted(table), inner), table, names, more);
    }

    /** A source of rows like others, made by a statement whose columns are c0 and so on. */
    Block source(Block like, Sql select) {
        if (isInline(like)) {
            throw refusedAround();
        }
        List<Sql> names = new ArrayList<>();
        String table = newName();
        cells(like).forEach(cell -> names.add(Sql.atom(Dialect.quoted(table) + ".\"c" + names.size() + "\"")));
        Sql from = Sql.of("(SELECT \"u\".*, 1 AS \"e\" FROM (#1) AS \"u\") AS " + Dialect.quoted(table), select);
        return over(like.ordered(null), from, table, names, List.of()).block();
    }

    /** Refuses a correlated query in FROM where that cannot be. */
    void requireReadsAroundNested() {
        if (!dialect.readsAroundNested()) {
            throw refusedAround();
        }
    }

    private UnsupportedSqlException refusedAround() {
        return new UnsupportedSqlException("a correlated subquery with a further step over it, or over values that it"
                + " makes,", dialect.database(), "a query in FROM cannot read rows around it there");
    }

    static Sql position(List<Sql> order) {
        return Sql.of("ROW_NUMBER() OVER (#1) AS \"p\"",
                order.isEmpty() ? Sql.raw("") : Sql.of("ORDER BY #1", Sql.unwrapped(", ", order)));
    }

    static List<Operand> cells(Block rows) {
        List<Operand> cells = new ArrayList<>(rows.identity());
        rows.lanes().forEach(lane -> cells.addAll(lane.cells()));
        return cells;
    }

    private Nested over(Block rows, Sql from, String table, List<Sql> names, List<Operand> more) {
        Iterator<Sql> columns = names.iterator();
        List<Operand> identity = new ArrayList<>();
        rows.identity().forEach(part -> identity.add(new Operand(columns.next(), part.type())));
        List<Shape> lanes = new ArrayList<>();
        rows.lanes().forEach(lane -> lanes.add(lane.over(columns)));
        List<Operand> further = new ArrayList<>();
        more.forEach(one -> further.add(new Operand(columns.next(), one.type())));
        Block block = Block.of(from, lanes, identity, Sql.atom(Dialect.quoted(table) + ".\"e\""));
        Block placed = rows.order() == null ? block
                : block.ordered(List.of(Sql.atom(Dialect.quoted(table) + ".\"p\"")));
        return new Nested(rows.correlated() ? placed.withLanes(lanes, true) : placed, further);
    }

    /** A value of one column. */
    static Operand cell(Shape shape, ExprNode node, Dialect dialect) {
        if (shape instanceof Shape.Cell cell) {
            return cell.value();
        }
        throw new UnsupportedSqlException(node.toString(), dialect.database(), "it is not of one column");
    }
}
