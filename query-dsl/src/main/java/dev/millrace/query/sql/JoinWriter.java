package dev.millrace.query.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Joins (law 9). A right join is written as a left one; a full one, which H2 does not have and PostgreSQL only for some conditions,
 * as a left join with the right rows that match nothing put to it.
 */
final class JoinWriter {

    private final QueryWriter writer;
    private final JoinNode node;
    private final @Nullable Around around;

    JoinWriter(QueryWriter writer, JoinNode node, @Nullable Around around) {
        this.writer = writer;
        this.node = node;
        this.around = around;
    }

    Block rows() {
        Block left = writer.open(writer.rows(node.left(), around)).ordered(null);
        Block right = writer.open(writer.rows(node.right(), around)).ordered(null);
        return switch (node.kind()) {
            case SEMI -> left.and(matched(left, right, "EXISTS"), right.correlated());
            case ANTI -> left.and(matched(left, right, "NOT EXISTS"), right.correlated());
            case INNER -> inner(left, right);
            case LEFT -> beside(left, right, left, single(right));
            case RIGHT -> beside(left, right, right, single(left));
            case FULL -> full(left, right);
        };
    }

    private Sql condition(Block left, Block right) {
        List<Shape> both = new ArrayList<>(left.lanes());
        both.addAll(right.lanes());
        Reader lefts = writer.reader(left, around);
        Reader rights = writer.reader(right, around);
        ComparisonSql comparisons = new ComparisonSql(writer.dialect(), new NumberSql(writer.dialect()));
        List<Sql> all = new ArrayList<>();
        for (int i = 0; i < node.leftKeys().size(); i++) {
            all.add(comparisons.of("=", lefts.operand(node.leftKeys().get(i)),
                    rights.operand(node.rightKeys().get(i))));
        }
        ExprNode residual = node.residual();
        if (residual != null) {
            all.add(Reader.ofRows(writer, both, around).sql(residual));
        }
        return Sql.unwrapped(" AND ", all);
    }

    private Sql matched(Block left, Block right, String word) {
        return Sql.of(word + " (#1)", right.and(condition(left, right), false).select(List.of(Sql.raw("1"))));
    }

    private Block inner(Block left, Block right) {
        Block some = single(right);
        List<Sql> where = new ArrayList<>(left.where());
        where.addAll(some.where());
        return block(Sql.of("#1 JOIN #2 ON #3", left.from(), some.from(), condition(left, some)), where,
                lanes(left, some, false, false), identity(left, some), left.here(), left.correlated()
                        || some.correlated());
    }

    /** An outer join that keeps all rows of one side. */
    private Block beside(Block left, Block right, Block kept, Block other) {
        boolean keepsLeft = kept == left;
        Block lefts = keepsLeft ? left : other;
        Block rights = keepsLeft ? other : right;
        List<Sql> on = new ArrayList<>(other.where());
        on.add(condition(lefts, rights));
        return block(Sql.of("#1 LEFT JOIN #2 ON #3", kept.from(), other.from(), Sql.unwrapped(" AND ", on)),
                kept.where(), lanes(lefts, rights, !keepsLeft, keepsLeft), identity(lefts, rights), kept.here(),
                left.correlated() || right.correlated());
    }

    // Both branches have the same columns: those of the left side are null where there is none.
    private Block full(Block left, Block right) {
        Block lefts = single(left);
        Block rights = single(right);
        Block all = beside(lefts, rights, lefts, rights);
        Block joined = all.withLanes(lanes(lefts, rights, true, true), false).withIdentity(identity(lefts, rights));
        List<Operand> cells = QueryWriter.cells(joined);
        int present = rights.identity().size() + 1;
        List<Operand> alone = new ArrayList<>();
        int leftIdentity = 1 + lefts.identity().size();
        int leftCells = lanes(lefts, rights, true, true).subList(0, lefts.lanes().size()).stream()
                .mapToInt(lane -> lane.cells().size()).sum();
        for (int i = 0; i < cells.size(); i++) {
            boolean ofLeft = i < leftIdentity || i >= leftIdentity + present && i < leftIdentity + present + leftCells;
            SqlType type = cells.get(i).type();
            alone.add(i == 0 ? new Operand(Sql.raw("0"), type)
                    : ofLeft ? new Operand(Sql.raw(writer.dialect().noValue(type)), type) : cells.get(i));
        }
        Block unmatched = rights.and(matched(rights, lefts), false);
        return writer.source(joined, Sql.of("#1 UNION ALL #2", all.select(SetWriter.named(cells)),
                unmatched.select(SetWriter.named(alone))));
    }

    private Sql matched(Block rights, Block lefts) {
        return Sql.of("NOT EXISTS (#1)", lefts.and(condition(lefts, rights), false).select(List.of(Sql.raw("1"))));
    }

    private static Block block(Sql from, List<Sql> where, List<Shape> lanes, List<Operand> identity, Sql here,
            boolean correlated) {
        Block block = Block.of(from, lanes, identity, here);
        for (Sql condition : where) {
            block = block.and(condition, false);
        }
        return correlated ? block.withLanes(lanes, true) : block;
    }

    /** A block of one table, which can stand on the right of a join. */
    private Block single(Block block) {
        return block.from().text().contains(" JOIN ") ? writer.nested(block) : block;
    }

    private static List<Shape> lanes(Block left, Block right, boolean leftAbsent, boolean rightAbsent) {
        List<Shape> lanes = new ArrayList<>();
        left.lanes().forEach(lane -> lanes.add(leftAbsent ? absent(lane, left.here()) : lane));
        right.lanes().forEach(lane -> lanes.add(rightAbsent ? absent(lane, right.here()) : lane));
        return lanes;
    }

    private static Shape absent(Shape lane, Sql here) {
        return lane instanceof Shape.Made made && made.presence() == null
                ? new Shape.Made(made.rowType(), made.parts(), here) : lane;
    }

    // Law 10. An absent part sorts first: 0 before 1.
    private List<Operand> identity(Block left, Block right) {
        JoinKind kind = node.kind();
        if ((kind == JoinKind.INNER || kind == JoinKind.LEFT)
                && node.rightKeys().stream().anyMatch(key -> isKeyOf(node.right(), key))) {
            return left.identity();
        }
        List<Operand> identity = new ArrayList<>();
        part(left, kind.leftMayBeAbsent(), identity);
        part(right, kind.rightMayBeAbsent(), identity);
        return identity;
    }

    private static void part(Block side, boolean mayBeAbsent, List<Operand> into) {
        if (mayBeAbsent) {
            into.add(new Operand(Sql.of("CASE WHEN #1 IS NULL THEN 0 ELSE 1 END", side.here()), SqlType.INT));
        }
        into.addAll(side.identity());
    }

    private static boolean isKeyOf(QueryNode node, ExprNode expression) {
        if (node instanceof FilterNode || node instanceof OrderNode || node instanceof WindowNode
                || node instanceof JoinNode join && join.kind().showsLeftOnly()) {
            return isKeyOf(node.inputs().get(0), expression);
        }
        return node instanceof SourceNode source && expression.equals(new FieldNode(0, source.relation().key()));
    }
}
