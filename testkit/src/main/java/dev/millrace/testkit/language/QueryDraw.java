package dev.millrace.testkit.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowMetadata;
import dev.millrace.query.RowType;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.Values;

/** Queries, step by step. */
final class QueryDraw {

    private static final List<SubqueryForm> VALUES =
            List.of(SubqueryForm.LIST, SubqueryForm.FIRST, SubqueryForm.SCALAR);
    private static final List<SubqueryForm> CONDITIONS =
            List.of(SubqueryForm.EXISTS, SubqueryForm.IN, SubqueryForm.SCALAR);
    private static final int DEEPEST = 2;

    private final Draft draft;
    private final JoinDraw joins;

    QueryDraw(Draft draft) {
        this.draft = draft;
        this.joins = new JoinDraw(draft, this);
    }

    /** A whole query of which it is given which step stands on which, the lowest first. */
    QueryNode query(List<Step> steps) {
        return finished(new StackDraw(draft, this).rows(steps), 0);
    }

    /** A whole query. */
    QueryNode query() {
        QueryNode rows = single(0);
        if (draft.takes(Constructs.TOTALS, 12)) {
            return new OrderNode(totals(rows, 0), List.of());
        }
        return finished(rows, 0);
    }

    /** Rows of one lane, perhaps ordered, perhaps a window of them, perhaps something made of that. */
    private QueryNode finished(QueryNode rows, int level) {
        QueryNode ordered = rows;
        if (draft.takes(Constructs.ORDER, 2) && !Leaves.of(rows).reads().isEmpty()) {
            ordered = new OrderNode(rows, terms(rows));
        } else if (draft.takes(Constructs.KEY_ORDER, 6)) {
            ordered = new OrderNode(rows, List.of());
        }
        if (!ordered.isOrdered()) {
            return ordered;
        }
        if (draft.takes(Constructs.OFFSET, 6)) {
            ordered = new WindowNode(ordered, new Window(draft.choices.from(List.of(1, 2, 5)), 10));
        } else if (draft.takes(Constructs.LIMIT, 3)) {
            ordered = new WindowNode(ordered, new Window(0, draft.choices.from(List.of(3, 1, 10, 0))));
        }
        return draft.choices.oneIn(6) ? made(ordered, level) : ordered;
    }

    List<OrderTerm> terms(QueryNode rows) {
        Leaves leaves = Leaves.of(rows);
        List<OrderTerm> terms = new ArrayList<>();
        for (int i = draft.choices.below(3); i >= 0; i--) {
            ExprNode key = draft.choices.from(leaves.reads());
            terms.add(Terms.any(draft, draft.takes(Constructs.ORDER_BY_EXPRESSION, 4)
                    ? new ExpressionDraw(draft, leaves).of(key.type(), 2) : key));
        }
        return terms;
    }

    /** Rows of one lane. */
    QueryNode single(int level) {
        QueryNode rows = lanes(level);
        rows = rows.lanes().size() > 1 || !draft.choices.oneIn(3) ? made(rows, level) : rows;
        if (draft.takes(Constructs.DISTINCT, 12) && hasValues(rows)) {
            rows = new DistinctNode(rows);
        }
        SetKind kind = draft.takesAny(List.of(SetKind.values()), Constructs::of, 10);
        if (kind != null && hasValues(rows)) {
            rows = new SetNode(kind, List.of(rows, branch(rows, level)));
        }
        return opaque(draft.choices.oneIn(5) ? filtered(rows, level, null) : rows);
    }

    private static boolean hasValues(QueryNode rows) {
        RowType<?> rowType = rows.lane().rowType();
        return rowType == null ? rows.lane().type() != List.class
                : rowType.components().stream().noneMatch(component -> component.type() == List.class);
    }

    /** Another query with rows of the same type; sometimes of the same rows, so that some are in both. */
    QueryNode branch(QueryNode like, int level) {
        if (draft.choices.oneIn(3)) {
            return filtered(like, DEEPEST, null);
        }
        QueryNode rows = filtered(source(), DEEPEST, null);
        ExpressionDraw expressions = new ExpressionDraw(draft, Leaves.of(rows));
        RowType<?> rowType = like.lane().rowType();
        ExprNode shape = rowType == null ? expressions.of(like.lane().type(), 1) : constructed(rowType, expressions);
        return new ProjectNode(rows, shape);
    }

    private static ExprNode constructed(RowType<?> rowType, ExpressionDraw expressions) {
        List<ExprNode> values = new ArrayList<>();
        for (Component component : rowType.components()) {
            values.add(component.type().isRecord() ? constructed(RowType.of(component.type()), expressions)
                    : Leaves.isCommon(component) && Number.class.isAssignableFrom(component.valueType())
                            ? expressions.common(component.valueType())
                    : expressions.of(component.valueType(), 1));
        }
        return new ConstructNode(rowType, values);
    }

    private QueryNode opaque(QueryNode rows) {
        if (draft.takes(Constructs.OPAQUE_FILTER, 12)) {
            return new OpaqueFilterNode(rows, row -> Values.hash(row) % 4 != 0);
        } else if (draft.takes(Constructs.OPAQUE_MAP, 12)) {
            return new OpaqueMapNode(rows, LaneType.of(RowType.of(Trio.class)),
                    row -> new Trio(Values.hash(row), row.toString().substring(0, 1), null));
        }
        return rows;
    }

    /** Rows of one or more lanes. */
    private QueryNode lanes(int level) {
        QueryNode rows = base(level);
        for (int i = 0; i < 4 && joins.goesOn(i); i++) {
            rows = joins.join(rows, level);
        }
        return filtered(rows, level, null);
    }

    /** A relation, or a query as a source. */
    QueryNode base(int level) {
        if (level < DEEPEST && draft.takes(Constructs.SUBQUERY, 10)) {
            QueryNode query = single(level + 1);
            return draft.takes(Constructs.WINDOW_BELOW, 2) && !Leaves.of(query).reads().isEmpty()
                    ? new WindowNode(new OrderNode(query, terms(query)), new Window(0, 8)) : query;
        }
        return source();
    }

    QueryNode source() {
        RelationRef<?> relation = draft.choices.from(draft.relations);
        return new SourceNode(relation);
    }

    /** Rows with filters; inside a subquery with one that equates them with rows around. */
    private QueryNode filtered(QueryNode rows, int level, @Nullable Leaves outer) {
        QueryNode filtered = rows;
        if (outer != null) {
            ExprNode correlation = correlation(Leaves.of(rows), outer);
            filtered = correlation == null ? filtered : new FilterNode(filtered, correlation);
        }
        for (int i = draft.choices.from(List.of(0, 0, 1)) + (draft.wants(Constructs.WHERE) ? 1 : 0); i > 0; i--) {
            filtered = new FilterNode(filtered, condition(filtered, level));
        }
        return filtered;
    }

    private ExprNode condition(QueryNode rows, int level) {
        Leaves leaves = Leaves.of(rows);
        SubqueryForm form = level >= DEEPEST ? null : draft.takesAny(CONDITIONS, Constructs::of, 8);
        if (form != null) {
            ExprNode condition = subqueryCondition(form, leaves, level);
            if (condition != null) {
                return condition;
            }
        }
        if (draft.takes(Constructs.METADATA, 12) && rows instanceof SourceNode source) {
            return new MetadataNode(0, source.relation(), RowMetadata.SYNCED, false);
        }
        ExprNode temporal = draft.wants(Constructs.NOW) ? new ClockDraw(draft, leaves).comparison() : null;
        if (temporal != null) {
            draft.took(Constructs.NOW);
            return temporal;
        }
        return new ExpressionDraw(draft, leaves).condition(2);
    }

    private @Nullable ExprNode subqueryCondition(SubqueryForm form, Leaves leaves, int level) {
        if (form == SubqueryForm.EXISTS) {
            QueryNode query = filtered(base(level + 1), level + 1, correlates() ? leaves.asOuter() : null);
            ExprNode exists = new SubqueryNode(form, project(query), null);
            return draft.choices.oneIn(2) ? new CallNode(Operator.NOT, exists) : exists;
        }
        ExprNode own = leaves.any(draft.choices);
        if (own == null) {
            return null;
        }
        QueryNode query = filtered(base(level + 1), level + 1, correlates() ? leaves.asOuter() : null);
        ExpressionDraw over = new ExpressionDraw(draft, Leaves.of(query));
        if (form == SubqueryForm.IN) {
            return new SubqueryNode(form, new ProjectNode(query, over.of(own.type(), 1)), own);
        }
        ExprNode scalar = scalar(query, own.type());
        return scalar == null ? null : new CallNode(draft.choices.oneIn(2) ? Operator.LE : Operator.GE, own, scalar);
    }

    private boolean correlates() {
        return draft.takes(Constructs.CORRELATED, 2);
    }

    /** The query itself if its rows are of one lane; else something made of them. */
    private QueryNode project(QueryNode rows) {
        return rows.lanes().size() == 1 ? rows : new ProjectNode(rows, new LiteralNode(1));
    }

    private @Nullable ExprNode scalar(QueryNode query, Class<?> type) {
        ExprNode value = new AggregateDraw(draft, Leaves.of(query)).of(type);
        return value == null ? null : new SubqueryNode(SubqueryForm.SCALAR,
                new OrderNode(new ProjectNode(new GroupNode(query, List.of()), value), List.of()), null);
    }

    /** An equality with rows around, and perhaps more; null if nothing is of one type. */
    private @Nullable ExprNode correlation(Leaves own, Leaves outer) {
        List<ExprNode[]> pairs = new ArrayList<>();
        for (ExprNode mine : own.reads()) {
            for (ExprNode theirs : outer.reads()) {
                if (mine.type() == theirs.type()) {
                    pairs.add(new ExprNode[] {mine, theirs});
                }
            }
        }
        if (pairs.isEmpty()) {
            return null;
        }
        ExprNode[] pair = draft.choices.from(pairs);
        ExprNode equality = draft.choices.oneIn(2) ? new CallNode(Operator.EQ, pair[0], pair[1])
                : new CallNode(Operator.EQ, pair[1], pair[0]);
        if (draft.takes(Constructs.CORRELATED_FURTHER, 4)) {
            ExprNode[] other = draft.choices.from(pairs);
            return new CallNode(Operator.AND, equality,
                    new CallNode(draft.choices.from(List.of(Operator.LE, Operator.NE, Operator.GT)), other[0],
                            other[1]));
        }
        return equality;
    }

    /** Something made of each row, or of groups of them. */
    private QueryNode made(QueryNode rows, int level) {
        if (!rows.isOrdered() && !Leaves.of(rows).reads().isEmpty()) {
            if (draft.takes(Constructs.SEVERAL_KEYS, 8)) {
                return grouped(rows, 2 + draft.choices.below(2), level);
            } else if (draft.takes(Constructs.GROUP, 4)) {
                return grouped(rows, 1, level);
            }
        }
        return new ProjectNode(rows, shape(rows, Leaves.of(rows), level));
    }

    QueryNode grouped(QueryNode rows, int keys, int level) {
        Leaves below = Leaves.of(rows);
        List<ExprNode> by = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            ExprNode read = draft.choices.from(below.reads());
            by.add(draft.choices.oneIn(4) ? new ExpressionDraw(draft, below).of(read.type(), 1) : read);
        }
        QueryNode groups = new GroupNode(rows, by);
        Leaves leaves = Leaves.ofGroups(by, below);
        if (draft.takes(Constructs.HAVING, 4)) {
            groups = new FilterNode(groups, new ExpressionDraw(draft, leaves).condition(1));
        }
        return new ProjectNode(groups, shape(groups, leaves, level));
    }

    QueryNode totals(QueryNode rows, int level) {
        GroupNode group = new GroupNode(rows, List.of());
        return new ProjectNode(group, shape(group, Leaves.ofGroups(List.of(), Leaves.of(rows)), level));
    }

    private ExprNode shape(QueryNode rows, Leaves leaves, int level) {
        ExpressionDraw expressions = new ExpressionDraw(draft, leaves);
        if (draft.takes(Constructs.NESTED_RECORD, 12)) {
            return constructed(RowType.of(Nest.class), expressions);
        } else if (draft.takes(Constructs.RECORD, 8)) {
            return constructed(RowType.of(Trio.class), expressions);
        } else if (draft.takes(Constructs.ROW, 12) && rows.lanes().size() == 1 && rows.lane().rowType() != null) {
            return new RowNode(0, rows.lane());
        } else if (draft.takes(Constructs.PLAIN, 8)) {
            return expressions.of(expressions.anyType(), 2);
        }
        return map(rows, leaves, expressions, level);
    }

    private ExprNode map(QueryNode rows, Leaves leaves, ExpressionDraw expressions, int level) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        List<ExprNode> values = new ArrayList<>();
        for (int i = 1 + draft.choices.below(4); i >= 0; i--) {
            ExprNode value = component(leaves, expressions, level);
            types.put((Leaves.isCommon(value) ? Leaves.COMMON : "v") + values.size(), value.type());
            values.add(value);
        }
        return new ConstructNode(RowType.ofMap(types), values);
    }

    private ExprNode component(Leaves leaves, ExpressionDraw expressions, int level) {
        Leaves below = leaves.below();
        if (below != null) {
            AggregateDraw aggregates = new AggregateDraw(draft, below);
            if (aggregates.wantsToMake(List.class) || draft.choices.oneIn(12)) {
                ExprNode list = aggregates.of(List.class);
                if (list != null) {
                    return list;
                }
            }
        }
        SubqueryForm form = level >= DEEPEST ? null : draft.takesAny(VALUES, Constructs::of, 10);
        ExprNode nested = form == null ? null : nested(form, leaves, level);
        return nested == null ? expressions.of(expressions.anyType(), 2) : nested;
    }

    /** A value of a subquery, per row. */
    @Nullable
    ExprNode nested(SubqueryForm form, Leaves leaves, int level) {
        QueryNode rows = filtered(base(level + 1), level + 1, correlates() ? leaves.asOuter() : null);
        if (form == SubqueryForm.SCALAR) {
            ExpressionDraw over = new ExpressionDraw(draft, Leaves.of(rows));
            return scalar(rows, over.anyType());
        }
        Leaves own = Leaves.of(rows);
        ExpressionDraw over = new ExpressionDraw(draft, own);
        boolean deeper = level + 1 < DEEPEST && draft.takes(Constructs.DEPTH_TWO, 4);
        QueryNode made = form == SubqueryForm.FIRST ? new ProjectNode(rows, over.of(over.anyType(), 1))
                : deeper || draft.choices.oneIn(2) ? new ProjectNode(rows, map(rows, own, over, level + 1)) : rows;
        if (!made.lane().type().equals(List.class) && draft.choices.oneIn(2) && !Leaves.of(made).reads().isEmpty()) {
            made = new OrderNode(made, terms(made));
            made = draft.choices.oneIn(2) ? new WindowNode(made, new Window(0, 2)) : made;
        }
        return new SubqueryNode(form, made, null);
    }
}
