package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/** Distinct and set operations: rows are their own identities and shown canonically (laws 3 and 10), but for those of union all. */
final class SetWriter {

    private final QueryWriter writer;
    private final @Nullable Around around;

    SetWriter(QueryWriter writer, @Nullable Around around) {
        this.writer = writer;
        this.around = around;
    }

    Block distinct(DistinctNode node) {
        Block rows = canonical(member(node.input()));
        requireNoLists(rows, "distinct");
        return values(rows.select("DISTINCT ", named(rows.lanes().get(0).cells())), rows);
    }

    Block set(SetNode node) {
        List<Block> members = node.inputs().stream().map(this::member).toList();
        Shape shape = members.get(0).lanes().get(0);
        for (Block member : members) {
            shape = common(shape, member.lanes().get(0), node);
        }
        if (node.kind() == SetKind.UNION_ALL) {
            return unionAll(members, shape);
        }
        List<Sql> selects = new ArrayList<>();
        boolean correlated = false;
        for (Block member : members) {
            Block rows = canonical(member);
            requireNoLists(rows, node.kind().word());
            selects.add(rows.select(named(cells(rows.lanes().get(0), shape))));
            correlated |= rows.correlated();
        }
        Block like = members.get(0).withLanes(List.of(shape), correlated);
        return values(Sql.unwrapped(" " + node.kind() + " ", selects), like);
    }

    private Block member(QueryNode input) {
        Block rows = writer.rows(input, around);
        return (rows.window() == null ? rows : writer.nested(rows)).ordered(null);
    }

    private Block canonical(Block rows) {
        return rows.map(lane -> canonical(lane, writer.dialect()));
    }

    /** Zero without its sign; decimals that differ in their scale alone are one to databases. */
    static Shape canonical(Shape shape, Dialect dialect) {
        if (shape instanceof Shape.Cell cell && cell.value().type().isFloating()) {
            SqlType type = cell.value().type();
            return new Shape.Cell(new Operand(canonical(cell.value().sql(), type, dialect), type), cell.type());
        } else if (shape instanceof Shape.Made made) {
            return new Shape.Made(made.rowType(),
                    made.parts().stream().map(part -> canonical(part, dialect)).toList(), made.presence());
        }
        return shape;
    }

    static Sql canonical(Sql value, SqlType type, Dialect dialect) {
        return type.isFloating()
                ? Sql.of("CASE WHEN #1 = 0 THEN " + dialect.cast(Sql.atom("0"), type).text() + " ELSE #1 END", value)
                : value;
    }

    private void requireNoLists(Block rows, String word) {
        if (hasLists(rows.lanes().get(0))) {
            throw new UnsupportedSqlException(word + " of rows with lists", writer.dialect().database(),
                    "lists are text there, which does not compare as they do");
        }
    }

    private static boolean hasLists(Shape shape) {
        return shape instanceof Shape.Items
                || shape instanceof Shape.Made made && made.parts().stream().anyMatch(SetWriter::hasLists);
    }

    // A source of values, which are their own identities.
    private Block values(Sql select, Block like) {
        Block nested = writer.source(like.withIdentity(List.of()), select);
        return nested.withIdentity(nested.lanes().get(0).orderCells());
    }

    // The identity is the branch, and the identity in it: each branch has columns of its own for that.
    private Block unionAll(List<Block> members, Shape shape) {
        List<Operand> identity = new ArrayList<>(List.of(new Operand(Sql.atom("0"), SqlType.INT)));
        members.forEach(member -> identity.addAll(member.identity()));
        List<Sql> selects = new ArrayList<>();
        boolean correlated = false;
        for (int branch = 0; branch < members.size(); branch++) {
            List<Operand> cells = new ArrayList<>(List.of(new Operand(Sql.atom("" + branch), SqlType.INT)));
            for (int i = 0; i < members.size(); i++) {
                boolean own = i == branch;
                members.get(i).identity().forEach(part -> cells.add(own ? part
                        : new Operand(Sql.raw(writer.dialect().noValue(part.type())), part.type())));
            }
            Block member = members.get(branch);
            cells.addAll(cells(member.lanes().get(0), shape));
            selects.add(member.select(named(cells)));
            correlated |= member.correlated();
        }
        Block like = members.get(0).withIdentity(identity).withLanes(List.of(shape), correlated);
        return writer.source(like, Sql.unwrapped(" UNION ALL ", selects));
    }

    static List<Sql> named(List<Operand> cells) {
        List<Sql> named = new ArrayList<>();
        cells.forEach(cell -> named.add(Sql.of("#1 AS \"c" + named.size() + "\"", cell.sql())));
        return named;
    }

    /** A shape that can be absent where one of both can. */
    private Shape common(Shape a, Shape b, SetNode node) {
        if (a instanceof Shape.Made some && b instanceof Shape.Made other) {
            List<Shape> parts = new ArrayList<>();
            Iterator<Shape> others = other.parts().iterator();
            some.parts().forEach(part -> parts.add(common(part, others.next(), node)));
            return new Shape.Made(some.rowType(), parts, some.presence() != null ? some.presence() : other.presence());
        } else if (a instanceof Shape.Cell one && b instanceof Shape.Cell two
                && one.value().type() == two.value().type() || a instanceof Shape.Items && b instanceof Shape.Items) {
            return a;
        }
        throw new UnsupportedSqlException(node.kind().word() + " of values of several types",
                writer.dialect().database(), "a column has one type");
    }

    /** The columns of a shape, with those that another one has more. */
    private static List<Operand> cells(Shape shape, Shape wanted) {
        if (!(shape instanceof Shape.Made made && wanted instanceof Shape.Made all)) {
            return shape.cells();
        }
        List<Operand> cells = new ArrayList<>();
        if (all.presence() != null) {
            cells.add(made.presence() == null ? new Operand(Sql.atom("1"), SqlType.INT)
                    : Shape.flag(made.presence()));
        }
        for (int i = 0; i < made.parts().size(); i++) {
            cells.addAll(cells(made.parts().get(i), all.parts().get(i)));
        }
        return cells;
    }
}
