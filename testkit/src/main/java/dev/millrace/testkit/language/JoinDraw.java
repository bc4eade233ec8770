package dev.millrace.testkit.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;

/** Joins: on the right side's key, on other components, of a relation with itself. */
final class JoinDraw {

    private static final List<JoinKind> KINDS = Arrays.asList(JoinKind.values());

    private final Draft draft;
    private final QueryDraw queries;

    JoinDraw(Draft draft, QueryDraw queries) {
        this.draft = draft;
        this.queries = queries;
    }

    /** Whether to join once more. */
    boolean goesOn(int joined) {
        boolean wanted = draft.wantsAny(KINDS.stream().map(Constructs::of).toList()) || draft.wants(Constructs.RESIDUAL)
                || draft.wants(Constructs.SELF_JOIN) || draft.wants(Constructs.SEVERAL_JOIN_KEYS);
        return joined == 0 ? wanted && !draft.choices.oneIn(4) || draft.choices.oneIn(3)
                : draft.takes(Constructs.MANY_SOURCES, 4);
    }

    /** The rows joined with others; the rows alone if the two have nothing in common. */
    QueryNode join(QueryNode left, int level) {
        QueryNode source = sourceOf(left);
        QueryNode right = source != null && draft.takes(Constructs.SELF_JOIN, 4) ? source : queries.base(level + 1);
        List<ExprNode[]> pairs = pairs(left, right);
        JoinKind kind = draft.pick(KINDS, Constructs::of);
        if (pairs.isEmpty() || kind == null || right.lanes().size() > 1) {
            return left;
        }
        List<ExprNode> lefts = new ArrayList<>();
        List<ExprNode> rights = new ArrayList<>();
        for (int i = draft.takes(Constructs.SEVERAL_JOIN_KEYS, 6) ? 2 : 1; i > 0; i--) {
            ExprNode[] pair = draft.choices.from(pairs);
            lefts.add(pair[0]);
            rights.add(pair[1]);
        }
        ExprNode residual = draft.takes(Constructs.RESIDUAL, 5) ? residual(draft, left, right) : null;
        return new JoinNode(kind, left, right, lefts, rights, residual);
    }

    private static @Nullable QueryNode sourceOf(QueryNode rows) {
        if (rows instanceof SourceNode) {
            return rows;
        }
        return rows.inputs().isEmpty() ? null : sourceOf(rows.inputs().get(0));
    }

    /** What is of one type on both sides; sooner what has few values, and the right side's key. */
    private List<ExprNode[]> pairs(QueryNode left, QueryNode right) {
        List<ExprNode[]> pairs = new ArrayList<>();
        for (ExprNode mine : Leaves.of(left).reads()) {
            for (ExprNode theirs : Leaves.of(right).reads()) {
                if (mine.type() == theirs.type()) {
                    boolean key = right instanceof SourceNode source
                            && theirs.equals(new FieldNode(0, source.relation().key()));
                    int weight = key ? 4 : Leaves.isCommon(mine) && Leaves.isCommon(theirs) ? 2 : 1;
                    for (int i = 0; i < weight; i++) {
                        pairs.add(new ExprNode[] {mine, theirs});
                    }
                }
            }
        }
        return pairs;
    }

    static ExprNode residual(Draft draft, QueryNode left, QueryNode right) {
        List<ExprNode> reads = new ArrayList<>(Leaves.of(left).reads());
        Leaves.of(right).reads().forEach(read -> reads.add(shifted(read, left.lanes().size())));
        return new ExpressionDraw(draft, new Leaves(reads, null)).condition(1);
    }

    private static ExprNode shifted(ExprNode read, int by) {
        return read.rewrite(part -> {
            if (part instanceof FieldNode field) {
                return new FieldNode(field.lane() + by, field.component(), field.absent());
            }
            return part instanceof RowNode row ? new RowNode(row.lane() + by, row.row()) : part;
        });
    }
}
