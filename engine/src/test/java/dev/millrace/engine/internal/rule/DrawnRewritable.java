package dev.millrace.engine.internal.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RowType;
import dev.millrace.query.Window;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.sample.Choices;

/**
 * Draws queries on which every rule has something to do: steps that filter, project, join, group, order and cut, on one another in any
 * order, with conditions of all kinds.
 */
public final class DrawnRewritable {

    private static final int MOST_LANES = 4;

    private final Choices choices;
    private final List<LanguageCase.Table> tables;
    private final DrawnConditions conditions;

    private DrawnRewritable(Choices choices, List<LanguageCase.Table> tables) {
        this.choices = choices;
        this.tables = tables;
        this.conditions = new DrawnConditions(choices, tables);
    }

    /**
     * Draws a case.
     *
     * @param choices what decides
     * @return a query over some rows
     */
    public static LanguageCase draw(Choices choices) {
        LanguageCase rows = LanguageCase.draw(choices, Palette.everything(), Set.of());
        DrawnRewritable draw = new DrawnRewritable(choices, rows.tables());
        QueryNode query = draw.query(2 + choices.below(6));
        return new LanguageCase(rows.tables(), query, draw.conditions.bindings(), Instant.EPOCH);
    }

    private QueryNode query(int steps) {
        QueryNode query = new SourceNode(choices.from(tables).relation());
        for (int i = 0; i < steps; i++) {
            query = step(query);
        }
        return query.lanes().size() == 1 ? query : projected(query);
    }

    private QueryNode step(QueryNode query) {
        return switch (choices.below(16)) {
            case 0, 1, 2, 3 -> filtered(query);
            case 4, 5, 6, 7 -> joined(query);
            case 8, 9 -> projected(query);
            case 10, 11 -> ordered(query);
            case 12 ->
                    query.isOrdered() ? new WindowNode(query, choices.oneIn(2) ? Window.ALL : new Window(1, 9)) : query;
            case 13 -> grouped(query);
            case 14 -> query.lanes().size() == 1 ? new DistinctNode(query) : query;
            default -> query.lanes().size() == 1 ? combined(query) : query;
        };
    }

    private List<ExprNode> fields(QueryNode query) {
        return DrawnConditions.fields(query.lanes());
    }

    private QueryNode filtered(QueryNode query) {
        return new FilterNode(query, conditions.condition(fields(query)));
    }

    private QueryNode joined(QueryNode query) {
        QueryNode right = query(choices.oneIn(3) ? 1 + choices.below(2) : 0);
        List<ExprNode> ofRight = fields(right);
        ExprNode rightKey = choices.oneIn(2) ? ofRight.get(0) : choices.from(ofRight);
        ExprNode leftKey = conditions.like(rightKey, fields(query));
        if (leftKey == null || query.lanes().size() + right.lanes().size() > MOST_LANES) {
            return query;
        }
        JoinKind kind = choices.oneIn(3) ? JoinKind.INNER : choices.oneIn(3) ? JoinKind.LEFT
                : choices.from(List.of(JoinKind.values()));
        JoinNode join = new JoinNode(kind, query, right, List.of(leftKey), List.of(rightKey), null);
        if (choices.oneIn(2)) {
            return join;
        }
        List<ExprNode> beside =
                fields(new JoinNode(JoinKind.INNER, query, right, List.of(leftKey), List.of(rightKey), null));
        ExprNode residual = conditions.condition(beside);
        return Reads.isOfOwnRows(residual)
                ? new JoinNode(kind, query, right, List.of(leftKey), List.of(rightKey), residual) : join;
    }

    private QueryNode projected(QueryNode query) {
        Map<String, ExprNode> parts = new LinkedHashMap<>();
        List<ExprNode> fields = fields(query);
        for (int i = 1 + choices.below(4); i > 0; i--) {
            parts.put("p" + parts.size(), choices.from(fields));
        }
        if (choices.oneIn(3)) {
            ExprNode list = children(choices.from(fields));
            if (list != null) {
                parts.put("list", list);
            }
        }
        return new ProjectNode(query, made(parts));
    }

    private static ExprNode made(Map<String, ExprNode> parts) {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        parts.forEach((name, part) -> types.put(name, part.type()));
        return new ConstructNode(RowType.ofMap(types), new ArrayList<>(parts.values()));
    }

    private @Nullable ExprNode children(ExprNode field) {
        QueryNode source = new SourceNode(choices.from(tables).relation());
        ExprNode own = conditions.like(field, fields(source));
        return own == null ? null : new SubqueryNode(SubqueryForm.LIST, new ProjectNode(
                new FilterNode(source, new CallNode(Operator.EQ, own, new OuterNode(1, field))), own), null);
    }

    private QueryNode ordered(QueryNode query) {
        ExprNode key = choices.from(fields(query));
        QueryNode ordered =
                new OrderNode(query, List.of(new OrderTerm(key, choices.oneIn(2), NullPlacement.FIRST, null)));
        return choices.oneIn(2) ? ordered
                : new WindowNode(ordered, choices.oneIn(2) ? Window.ALL : new Window(choices.below(3), 12));
    }

    private QueryNode grouped(QueryNode query) {
        List<ExprNode> fields = fields(query);
        ExprNode key = choices.from(fields);
        ExprNode aggregated = choices.from(fields);
        KeyNode shown = new KeyNode(0, key);
        QueryNode groups = new GroupNode(query, List.of(key));
        if (choices.oneIn(2)) {
            groups = new FilterNode(groups, conditions.condition(List.of(shown)));
        }
        Map<String, ExprNode> parts = new LinkedHashMap<>();
        parts.put("key", shown);
        parts.put("most", new AggregateNode(AggregateFunction.MAX, aggregated));
        parts.put("count", new AggregateNode(AggregateFunction.COUNT_ROWS, null));
        return new ProjectNode(groups, made(parts));
    }

    private QueryNode combined(QueryNode query) {
        QueryNode rows = new ProjectNode(query, new RowNode(0, query.lane()));
        QueryNode some = choices.oneIn(2) ? new DistinctNode(rows) : filtered(rows);
        SetNode set = new SetNode(choices.from(List.of(SetKind.values())), List.of(some, filtered(rows)));
        return choices.oneIn(3) ? filtered(set) : choices.oneIn(3) ? new DistinctNode(set) : set;
    }
}
