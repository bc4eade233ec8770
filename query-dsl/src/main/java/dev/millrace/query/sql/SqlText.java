package dev.millrace.query.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.ast.QueryNode;

/**
 * Writes whole queries as SQL that gives, over tables with the same rows, what Millrace itself gives: the same rows with the same
 * identities, in the same order. A relation is a table of its name with a column for each component. What a database cannot do
 * exactly is refused. Immutable and thread-safe.
 *
 * <pre>{@code
 * SqlQuery late = SqlText.of(Database.POSTGRESQL.dialect()).write(query, Bindings.of("minutes", 15), Instant.now());
 * }</pre>
 *
 * @since 0.1
 */
public final class SqlText {

    private final Dialect dialect;
    private final boolean rounds;

    private SqlText(Dialect dialect, boolean rounds) {
        this.dialect = dialect;
        this.rounds = rounds;
    }

    /**
     * A writer for a database.
     *
     * @param dialect which one
     * @return a writer of exact text
     */
    public static SqlText of(Dialect dialect) {
        return new SqlText(dialect, false);
    }

    /**
     * A writer that also takes what the database rounds at each step: sums, means and variances of doubles (and means and
     * variances of integers in SQLite and DuckDB). They are the same as long as no intermediate sum needs more than 53 bits.
     *
     * @return such a writer
     */
    public SqlText rounding() {
        return new SqlText(dialect, true);
    }

    /**
     * A query as a statement.
     *
     * @param query the query
     * @param bindings a value for each of its parameters, possibly null
     * @param now the time, for {@code now(…)}
     * @return the statement and how its rows are read
     * @throws UnsupportedSqlException if the database cannot do something in it; the message names it
     * @throws IllegalArgumentException if a parameter is not bound
     */
    public SqlQuery write(Query<?> query, Bindings bindings, Instant now) {
        return write(query.node(), bindings, now);
    }

    /**
     * A query as a statement.
     *
     * @param query the query's node, which ends in rows of one kind
     * @param bindings a value for each of its parameters, possibly null
     * @param now the time, for {@code now(…)}
     * @return the statement and how its rows are read
     * @throws UnsupportedSqlException if the database cannot do something in it; the message names it
     * @throws IllegalArgumentException if a parameter is not bound, or the query ends in groups or a join
     */
    public SqlQuery write(QueryNode query, Bindings bindings, Instant now) {
        query.lane();
        Block rows = new QueryWriter(dialect, bindings, now, rounds).rows(query, null);
        Shape shape = rows.lanes().get(0);
        List<Operand> cells = QueryWriter.cells(rows);
        if (cells.isEmpty()) {
            cells.add(new Operand(Sql.atom("1"), SqlType.INT));
        }
        Sql text = (query.isOrdered() ? rows : rows.window() == null ? rows.ordered(null) : rows)
                .select(SetWriter.named(cells));
        int identity = rows.identity().size();
        return new SqlQuery(new SqlStatement(text.text(), text.parameters()),
                cells.stream().map(Operand::type).toList(), identity, describe(shape, new Position(identity)));
    }

    private static final class Position {
        private int next;

        Position(int next) {
            this.next = next;
        }
    }

    private static SqlShape describe(Shape shape, Position position) {
        if (shape instanceof Shape.Cell cell) {
            return new SqlShape.Cell(position.next++, cell.value().type(), cell.type());
        } else if (shape instanceof Shape.Items items) {
            return new SqlShape.Items(position.next++, element(items.element(), 0));
        }
        Shape.Made made = (Shape.Made) shape;
        int presence = made.presence() == null ? SqlShape.ALWAYS : position.next++;
        List<SqlShape> parts = new ArrayList<>();
        made.parts().forEach(part -> parts.add(describe(part, position)));
        return new SqlShape.Row(made.rowType(), presence, parts);
    }

    /** In a list each component is one string, and a row that is absent null itself. */
    private static SqlShape element(Shape shape, int position) {
        if (shape instanceof Shape.Cell cell) {
            return new SqlShape.Cell(position, cell.value().type(), cell.type());
        } else if (shape instanceof Shape.Items items) {
            return new SqlShape.Items(position, element(items.element(), 0));
        }
        Shape.Made made = (Shape.Made) shape;
        List<SqlShape> parts = new ArrayList<>();
        made.parts().forEach(part -> parts.add(element(part, parts.size())));
        return new SqlShape.Row(made.rowType(), position, parts);
    }
}
