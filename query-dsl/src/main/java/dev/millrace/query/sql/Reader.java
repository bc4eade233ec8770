package dev.millrace.query.sql;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;

/** Expressions at one place of a query: over its rows, or its groups, and the rows around it. */
final class Reader {

    private final QueryWriter writer;
    private final List<Shape> lanes;
    private final @Nullable Groups groups;
    private final @Nullable Around around;
    private final SqlExpressions expressions;

    /** What can be read of groups. */
    interface Groups {

        Shape key(int index);

        Shape aggregate(AggregateNode node);
    }

    private Reader(QueryWriter writer, List<Shape> lanes, @Nullable Groups groups, @Nullable Around around) {
        this.writer = writer;
        this.lanes = lanes;
        this.groups = groups;
        this.around = around;
        this.expressions = new SqlExpressions(writer.dialect(), writer.bindings(), this::own);
    }

    static Reader ofRows(QueryWriter writer, List<Shape> lanes, @Nullable Around around) {
        return new Reader(writer, lanes, null, around);
    }

    static Reader ofGroups(QueryWriter writer, Groups groups, @Nullable Around around) {
        return new Reader(writer, List.of(), groups, around);
    }

    Sql sql(ExprNode node) {
        return operand(node).sql();
    }

    Operand operand(ExprNode node) {
        return expressions.operand(node);
    }

    Shape shape(ExprNode node) {
        if (node instanceof ConstructNode made) {
            return new Shape.Made(made.rowType(), made.arguments().stream().map(this::shape).toList(), null);
        } else if (node instanceof SubqueryNode subquery
                && (subquery.form() == SubqueryForm.LIST || subquery.form() == SubqueryForm.FIRST)) {
            return writer.subqueries().value(subquery, new Around(this, around));
        }
        Shape read = read(node);
        return read != null ? read : new Shape.Cell(operand(node), node.type());
    }

    /** What is read as it stands; null for what is computed. */
    private @Nullable Shape read(ExprNode node) {
        if (node instanceof RowNode row) {
            return lanes.get(row.lane());
        } else if (node instanceof FieldNode field) {
            return ((Shape.Made) lanes.get(field.lane())).part(field.component());
        } else if (node instanceof ReadNode read) {
            if (!(shape(read.record()) instanceof Shape.Made made)) {
                throw new UnsupportedSqlException(node.toString(), writer.dialect().database(),
                        "the record it is read of has no columns");
            }
            return made.part(read.component());
        } else if (node instanceof OuterNode outer) {
            return outer(outer);
        } else if (groups != null && node instanceof KeyNode key) {
            return groups.key(key.index());
        } else if (groups != null && node instanceof AggregateNode aggregate) {
            return groups.aggregate(aggregate);
        }
        return null;
    }

    private Shape outer(OuterNode node) {
        Around reached = around;
        for (int i = 1; i < node.levels() && reached != null; i++) {
            reached = reached.further();
        }
        if (reached == null) {
            throw refused(node, "it is of a query " + node.levels() + " levels around this one, and there is none");
        }
        return reached.reader().shape(node.expression());
    }

    /** What {@link SqlExpressions} does not know; null if it does. */
    private @Nullable Operand own(ExprNode node) {
        if (node instanceof SubqueryNode subquery) {
            return writer.subqueries().operand(subquery, this, new Around(this, around));
        } else if (node instanceof NowNode now) {
            return new Operand(writer.dialect().constant(writer.now(now.resolution()), SqlType.INSTANT),
                    SqlType.INSTANT);
        } else if (node instanceof CallNode call
                && (call.operator() == Operator.IS_NULL || call.operator() == Operator.IS_NOT_NULL)
                && SqlType.of(call.operands().get(0).type()) == null) {
            return presence(call);
        } else if (node instanceof MetadataNode) {
            throw refused(node, "what stands beside a row is in no column");
        } else if (node instanceof UserCallNode || node instanceof AggregateNode aggregate
                && aggregate.function() == AggregateFunction.USER) {
            throw refused(node, "it is code of the user's");
        }
        Shape read = read(node);
        if (read == null) {
            return null;
        } else if (read instanceof Shape.Cell cell) {
            SqlType type = cell.value().type();
            SqlCapabilities.require(writer.dialect().database(), "column", List.of(type), type);
            return cell.value();
        }
        throw refused(node, "a row or list has no value in an expression of SQL");
    }

    private Operand presence(CallNode call) {
        Shape shape = shape(call.operands().get(0));
        String test = call.operator() == Operator.IS_NULL ? " IS NULL)" : " IS NOT NULL)";
        return new Operand(Sql.of("(#1" + test, shape.there()), SqlType.BOOLEAN);
    }

    private UnsupportedSqlException refused(ExprNode node, String reason) {
        return new UnsupportedSqlException(node.toString(), writer.dialect().database(), reason);
    }

    /** Law 15: whole steps since the epoch. */
    static Instant step(Instant time, Duration resolution) {
        BigInteger second = BigInteger.valueOf(1_000_000_000);
        BigInteger nanos = BigInteger.valueOf(time.getEpochSecond()).multiply(second)
                .add(BigInteger.valueOf(time.getNano()));
        BigInteger length = BigInteger.valueOf(resolution.getSeconds()).multiply(second)
                .add(BigInteger.valueOf(resolution.getNano()));
        BigInteger[] parts = nanos.subtract(nanos.mod(length)).divideAndRemainder(second);
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
