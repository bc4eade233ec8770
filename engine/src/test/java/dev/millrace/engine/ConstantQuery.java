package dev.millrace.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.Window;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.sample.Choices;

/**
 * Queries as programs open by the thousand: the rows of a relation, or of two that are joined by the key of one, for which a component equals
 * a constant or lies within bounds; some in an order, and the first few of them; some beside what the clock says. Or the first rows of a
 * relation, where no constant tells whom a change concerns.
 */
final class ConstantQuery {

    private static final List<Operator> BOUNDS = List.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE);

    private static final List<Duration> RESOLUTIONS = List.of(Duration.ofMillis(1), Duration.ofMinutes(1));

    private final List<LanguageCase.Table> tables;
    private final Instant now;
    private final Choices choices;

    private ConstantQuery(List<LanguageCase.Table> tables, Instant now, Choices choices) {
        this.tables = tables;
        this.now = now;
        this.choices = choices;
    }

    /** Draws one, at a time. */
    static QueryNode draw(List<LanguageCase.Table> tables, Instant now, Choices choices) {
        return new ConstantQuery(tables, now, choices).draw();
    }

    private QueryNode draw() {
        // Of one relation as a rule: what queries have in common is what is to be met.
        LanguageCase.Table table = choices.oneIn(4) ? choices.from(tables) : tables.get(0);
        QueryNode source = new SourceNode(table.relation());
        if (choices.oneIn(3)) {
            return first(table, source);
        }
        LanguageCase.Table parent = choices.from(tables);
        ExprNode key = new FieldNode(0, parent.relation().key());
        List<ExprNode> references = components(table).stream().<ExprNode>map(each -> new FieldNode(0, each))
                .filter(each -> each.leafType().equals(key.leafType())).toList();
        if (choices.oneIn(3) && !references.isEmpty()) {
            QueryNode joined = new JoinNode(JoinKind.INNER, source, new SourceNode(parent.relation()),
                    List.of(choices.from(references)), List.of(key), null);
            int lane = choices.below(2);
            ExprNode condition = condition(lane == 0 ? table : parent, lane);
            if (choices.oneIn(3)) { // nothing is read before that time, and all after it
                ExprNode time = new LiteralNode(now.plus(Duration.ofMinutes(choices.below(2_000))));
                condition = new CallNode(Operator.AND, List.of(
                        new CallNode(choices.from(BOUNDS), List.of(new NowNode(choices.from(RESOLUTIONS)), time)),
                        condition));
            }
            QueryNode where = new FilterNode(joined, condition);
            int shown = choices.below(2);
            return new ProjectNode(where, new RowNode(shown, where.lanes().get(shown)));
        }
        List<Component> times =
                components(table).stream().filter(each -> each.leafType() == Instant.class).toList();
        if (choices.oneIn(3) && !times.isEmpty()) {
            source = new FilterNode(source, new CallNode(choices.from(BOUNDS),
                    List.of(new FieldNode(0, choices.from(times)), new NowNode(choices.from(RESOLUTIONS)))));
        }
        QueryNode rows = new FilterNode(source, condition(table, 0));
        if (choices.oneIn(10)) {
            return new ProjectNode(rows, new NowNode(choices.from(RESOLUTIONS)));
        }
        if (choices.oneIn(2)) {
            return rows;
        }
        ExprNode by = new FieldNode(0, choices.from(components(table)));
        QueryNode ordered = new OrderNode(rows,
                List.of(new OrderTerm(by, choices.oneIn(2), NullPlacement.FIRST, null)));
        return choices.oneIn(3) ? ordered : new WindowNode(ordered, new Window(choices.below(3), choices.below(6)));
    }

    /** The first rows in an order, or all of them; under a condition that others have as well as a rule, or none. */
    private QueryNode first(LanguageCase.Table table, QueryNode source) {
        QueryNode rows = choices.oneIn(3) ? source : new FilterNode(source, withoutConstant(table));
        if (choices.oneIn(6)) {
            return rows;
        }
        List<Component> components = components(table);
        List<OrderTerm> terms = new ArrayList<>();
        do {
            terms.add(new OrderTerm(new FieldNode(0, choices.from(components)), choices.oneIn(2),
                    choices.oneIn(4) ? NullPlacement.FIRST : NullPlacement.LAST, null));
        } while (choices.oneIn(3));
        return new WindowNode(new OrderNode(rows, terms), new Window(choices.below(3), choices.below(6)));
    }

    /** Meets no problem, and no route is found by it. */
    private ExprNode withoutConstant(LanguageCase.Table table) {
        Component component = components(table).get(choices.below(2));
        return choices.oneIn(3) ? comparison(Operator.NE, component, table, 0)
                : new CallNode(Operator.IS_NOT_NULL, List.of(new FieldNode(0, component)));
    }

    private static List<Component> components(LanguageCase.Table table) {
        return table.relation().rowType().components();
    }

    /** An equality, bounds, or both; or one of two of them. */
    private ExprNode condition(LanguageCase.Table table, int lane) {
        if (choices.oneIn(5)) {
            return new CallNode(Operator.OR, List.of(conjunction(table, lane), conjunction(table, lane)));
        }
        return conjunction(table, lane);
    }

    private ExprNode conjunction(LanguageCase.Table table, int lane) {
        List<ExprNode> all = new ArrayList<>();
        if (!choices.oneIn(3)) {
            all.add(comparison(Operator.EQ, components(table).get(choices.oneIn(3) ? 0 : 1), table, lane));
        }
        while (all.isEmpty() || choices.oneIn(3)) {
            all.add(comparison(choices.from(BOUNDS), choices.from(components(table)), table, lane));
        }
        return all.size() == 1 ? all.get(0) : new CallNode(Operator.AND, all);
    }

    private ExprNode comparison(Operator operator, Component component, LanguageCase.Table table, int lane) {
        FieldNode field = new FieldNode(lane, component);
        LiteralNode constant = new LiteralNode(value(component, table), field.leafType());
        return choices.oneIn(4) ? new CallNode(operator.turned(), List.of(constant, field))
                : new CallNode(operator, List.of(field, constant));
    }

    /** A value that some row has. */
    private Object value(Component component, LanguageCase.Table table) {
        for (int number = 0;; number++) {
            Map<String, @Nullable Object> row = !table.rows().isEmpty() && choices.oneIn(2) ? choices.from(table.rows())
                    : table.row(choices.below(20 + number), choices);
            Object value = component.get(row);
            if (value != null) {
                return Objects.requireNonNull(value);
            }
        }
    }
}
