package dev.millrace.testkit.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.Values;

/** Queries of which it is given which step stands on which; the rest is drawn. */
final class StackDraw {

    private static final int MOST_COLUMNS = 5;
    private static final List<SubqueryForm> NESTED =
            List.of(SubqueryForm.LIST, SubqueryForm.FIRST, SubqueryForm.SCALAR);

    private final Draft draft;
    private final QueryDraw queries;

    StackDraw(Draft draft, QueryDraw queries) {
        this.draft = draft;
        this.queries = queries;
    }

    /** A relation with steps above it, the lowest first; rows of one lane. */
    QueryNode rows(List<Step> steps) {
        QueryNode rows = queries.source();
        for (Step step : steps) {
            rows = with(step, rows);
        }
        return columns(rows);
    }

    private QueryNode with(Step step, QueryNode rows) {
        return switch (step) {
            case FILTER -> new FilterNode(rows, condition(rows));
            case TEMPORAL_FILTER -> new FilterNode(rows, temporal(rows));
            case MAP -> mapped(columns(rows));
            case JOIN_BY_KEY -> joinedByKey(JoinKind.INNER, rows);
            case LEFT_JOIN_BY_KEY -> joinedByKey(JoinKind.LEFT, rows);
            case JOIN -> joined(JoinKind.INNER, rows);
            case LEFT_JOIN -> joined(JoinKind.LEFT, rows);
            case RIGHT_JOIN -> joined(JoinKind.RIGHT, rows);
            case FULL_JOIN -> joined(JoinKind.FULL, rows);
            case SEMI_JOIN -> joined(JoinKind.SEMI, rows);
            case ANTI_JOIN -> joined(JoinKind.ANTI, rows);
            case GROUP -> queries.grouped(readable(rows), 1 + draft.choices.below(2), 1);
            case TOTALS -> queries.totals(rows, 1);
            case DISTINCT -> new DistinctNode(columns(rows));
            case UNION -> set(SetKind.UNION, rows);
            case INTERSECT -> set(SetKind.INTERSECT, rows);
            case EXCEPT -> set(SetKind.EXCEPT, rows);
            case UNION_ALL -> set(SetKind.UNION_ALL, rows);
            case WINDOW -> window(columns(rows));
            case NESTED -> nested(rows);
        };
    }

    /** True of many rows, so that there are some left higher up. */
    private ExprNode condition(QueryNode rows) {
        Leaves leaves = Leaves.of(rows);
        ExprNode condition = new ExpressionDraw(draft, leaves).condition(1);
        ExprNode any = draft.choices.oneIn(3) ? null : leaves.any(draft.choices);
        return any == null ? condition
                : new CallNode(Operator.OR, condition, new CallNode(Operator.IS_NOT_NULL, any));
    }

    private ExprNode temporal(QueryNode rows) {
        ExprNode comparison = new ClockDraw(draft, Leaves.of(rows)).comparison();
        return comparison == null ? condition(rows) : comparison;
    }

    private QueryNode mapped(QueryNode rows) {
        return draft.choices.oneIn(3)
                ? new OpaqueMapNode(rows, LaneType.of(RowType.of(Trio.class)),
                        row -> new Trio(Values.hash(row) % 5, "x", null))
                : new OpaqueMapNode(rows, rows.lane(), StackDraw::accepted);
    }

    /** Rows that are refused are left out. */
    private static Object accepted(Object row) {
        if (Values.hash(row) % 7 == 3) {
            throw new IllegalArgumentException("one of seven rows is refused");
        }
        return row;
    }

    private QueryNode joinedByKey(JoinKind kind, QueryNode left) {
        SourceNode right = (SourceNode) queries.source();
        return joined(kind, left, right, new FieldNode(0, right.relation().key()));
    }

    private QueryNode joined(JoinKind kind, QueryNode rows) {
        boolean swapped = draft.choices.oneIn(3);
        QueryNode left = swapped ? queries.source() : rows;
        QueryNode right = swapped ? columns(rows) : queries.source();
        List<ExprNode> reads = Leaves.of(right).reads();
        List<ExprNode> common = reads.stream().filter(Leaves::isCommon).skip(1).toList();
        return joined(kind, left, right, draft.choices.from(common.isEmpty() ? reads : common));
    }

    private QueryNode joined(JoinKind kind, QueryNode left, QueryNode right, ExprNode rightKey) {
        ExprNode leftKey = new ExpressionDraw(draft, Leaves.of(left)).common(rightKey.type());
        ExprNode residual = draft.takes(Constructs.RESIDUAL, 5) ? JoinDraw.residual(draft, left, right) : null;
        return new JoinNode(kind, left, right, List.of(leftKey), List.of(rightKey), residual);
    }

    private QueryNode set(SetKind kind, QueryNode rows) {
        QueryNode own = columns(rows);
        QueryNode other = queries.branch(own, 1);
        return new SetNode(kind, draft.choices.oneIn(3) ? List.of(other, own) : List.of(own, other));
    }

    private QueryNode window(QueryNode rows) {
        return new WindowNode(new OrderNode(rows, queries.terms(rows)),
                new Window(draft.choices.from(List.of(0, 0, 1, 3)), draft.choices.from(List.of(10, 3, 30))));
    }

    private QueryNode nested(QueryNode rows) {
        Leaves leaves = Leaves.of(rows);
        @Nullable ExprNode value = queries.nested(draft.choices.from(NESTED), leaves, 1);
        Map<String, ExprNode> columns = reads(rows);
        if (value != null) {
            columns.put("n", value);
        }
        return made(rows, columns);
    }

    /** Rows that something can be read of. */
    private QueryNode readable(QueryNode rows) {
        return Leaves.of(rows).reads().isEmpty() ? columns(rows) : rows;
    }

    /** Rows of one lane whose columns are plain values. */
    private QueryNode columns(QueryNode rows) {
        return rows.lanes().size() == 1 && !rows.lane().nullable() && hasColumns(rows.lane().rowType()) ? rows
                : made(rows, reads(rows));
    }

    private static boolean hasColumns(@Nullable RowType<?> rowType) {
        return rowType != null
                && rowType.components().stream().noneMatch(component -> component.type() == List.class);
    }

    private Map<String, ExprNode> reads(QueryNode rows) {
        List<ExprNode> reads = new ArrayList<>(Leaves.of(rows).reads());
        if (reads.isEmpty()) {
            reads.add(new LiteralNode(1));
        }
        Map<String, ExprNode> columns = new LinkedHashMap<>();
        while (!reads.isEmpty() && columns.size() < MOST_COLUMNS) {
            ExprNode read = reads.remove(draft.choices.below(reads.size()));
            columns.put((Leaves.isCommon(read) ? Leaves.COMMON : "v") + columns.size(), read);
        }
        return columns;
    }

    private static QueryNode made(QueryNode rows, Map<String, ExprNode> columns) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        columns.forEach((name, value) -> types.put(name, value.type()));
        return new ProjectNode(rows, new ConstructNode(RowType.ofMap(types), List.copyOf(columns.values())));
    }
}
