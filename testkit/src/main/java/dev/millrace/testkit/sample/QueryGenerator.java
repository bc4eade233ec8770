package dev.millrace.testkit.sample;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.Grouped;
import dev.millrace.query.Join2;
import dev.millrace.query.Join3;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.PlainExpr;
import dev.millrace.query.Query;
import dev.millrace.query.QueryDsl;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;
import dev.millrace.query.Window;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.value.NullPlacement;

/**
 * Generates one query through the query language, as a user would write it: a relation, filtered, perhaps joined, grouped or
 * made into other rows, perhaps once more, ordered, cut.
 */
final class QueryGenerator {

    private static final List<Integer> FILTERS = List.of(0, 0, 1, 0, 2);
    private static final List<Long> LIMITS = List.of(3L, 1L, 2L, 5L, 8L, 20L, Long.MAX_VALUE);
    private static final List<Long> OFFSETS = List.of(0L, 0L, 0L, 0L, 1L, 1L, 2L, 3L, 7L);

    private final Choices choices;
    private final ExpressionGenerator expressions;
    private final ShapeGenerator shapes;
    private final GroupGenerator groups;
    private final JoinGenerator joins;

    QueryGenerator(Choices choices) {
        this.choices = choices;
        this.expressions = new ExpressionGenerator(choices);
        this.shapes = new ShapeGenerator(choices, expressions);
        this.groups = new GroupGenerator(choices, expressions, shapes);
        this.joins = new JoinGenerator(choices);
    }

    /** Rows so far, and what expressions over them can be made of. */
    private record Rows<R>(Selection<R> selection, Scope scope) {
    }

    RandomQuery any() {
        Rows<?> rows = choices.oneIn(5) ? owners() : items();
        Rows<?> last = choices.oneIn(6) ? made(rows) : rows;
        Query<?> query = finished(last);
        return new RandomQuery(query, expressions.parameters(), expressions.bindings(), shapes.anyPicky());
    }

    static Window anyWindow(Choices choices) {
        if (choices.oneIn(20)) {
            return choices.oneIn(2) ? new Window(0, 0) : new Window(100, 3);
        }
        return new Window(choices.from(OFFSETS), choices.from(LIMITS));
    }

    private Rows<?> items() {
        Rows<Item> items = filtered(all(SampleSchema.ITEMS));
        int form = choices.below(9);
        if (form < 2) {
            return items;
        } else if (form < 4) {
            return made(items);
        } else if (form == 4) {
            Made made = shapes.card(items.scope());
            Selection<Card> cards = items.selection().select(row -> new PlainExpr<>(made.shape().node()));
            return joined(joins.ofCards(cards, made.scope()));
        }
        return joined(joins.ofItems(items.selection(), items.scope()));
    }

    private Rows<?> owners() {
        Rows<Owner> owners = filtered(all(SampleSchema.OWNERS));
        int form = choices.below(7);
        if (form < 2) {
            return owners;
        }
        return form < 4 ? made(owners) : joined(joins.ofOwners(owners.selection(), owners.scope()));
    }

    private static <R> Rows<R> all(RelationRef<R> relation) {
        return new Rows<>(QueryDsl.from(relation), Scope.of(relation));
    }

    private <R> Rows<R> filtered(Rows<R> rows) {
        Selection<R> selection = rows.selection();
        for (int i = choices.from(FILTERS); i > 0; i--) {
            selection = selection.where(row -> expressions.condition(rows.scope()));
        }
        return new Rows<>(selection, rows.scope());
    }

    /** Other rows made of rows, by selecting or by grouping. */
    private <R> Rows<?> made(Rows<R> rows) {
        if (choices.oneIn(2)) {
            return grouped(rows);
        }
        Made made = shapes.row(rows.scope());
        return filtered(new Rows<>(rows.selection().select(row -> made.shape()), made.scope()));
    }

    private <R> Rows<?> grouped(Rows<R> rows) {
        Grouping grouping = groups.grouping(rows.scope(), 1);
        Grouped<R, PlainExpr<Object>> grouped = rows.selection().groupByExpr(row -> grouping.key());
        if (choices.oneIn(2)) {
            grouped = grouped.having(group -> expressions.condition(grouping.scope()));
        }
        Made made = shapes.record(grouping.scope());
        return new Rows<>(grouped.select(group -> made.shape()), made.scope());
    }

    private <A, B> Rows<?> joined(JoinGenerator.Pairs<A, B> pairs) {
        Join2<A, B> join = pairs.join();
        if (choices.oneIn(3)) {
            join = join.where((a, b) -> expressions.condition(pairs.scope()));
        }
        int form = choices.below(6);
        if (form < 3) {
            Made made = shapes.row(pairs.scope());
            return filtered(new Rows<>(join.select((a, b) -> made.shape()), made.scope()));
        } else if (form == 3) {
            Grouping grouping = groups.grouping(pairs.scope(), 1);
            Join2.Grouped<A, B, PlainExpr<Object>> grouped = join.groupByExpr((a, b) -> grouping.key());
            if (choices.oneIn(2)) {
                grouped = grouped.having((group, a, b) -> expressions.condition(grouping.scope()));
            }
            Made made = shapes.record(grouping.scope());
            return new Rows<>(grouped.select((group, a, b) -> made.shape()), made.scope());
        }
        return joinedTwice(joins.third(new JoinGenerator.Pairs<>(join, pairs.scope())));
    }

    private <A, B, C> Rows<?> joinedTwice(JoinGenerator.Triples<A, B, C> triples) {
        Join3<A, B, C> join = triples.join();
        if (choices.oneIn(3)) {
            join = join.where((a, b, c) -> expressions.condition(triples.scope()));
        }
        if (choices.oneIn(3)) {
            Grouping grouping = groups.grouping(triples.scope(), 1);
            Join3.Grouped<A, B, C, PlainExpr<Object>> grouped = join.groupByExpr((a, b, c) -> grouping.key());
            if (choices.oneIn(2)) {
                grouped = grouped.having((group, a, b, c) -> expressions.condition(grouping.scope()));
            }
            Made made = shapes.record(grouping.scope());
            return new Rows<>(grouped.select((group, a, b, c) -> made.shape()), made.scope());
        }
        Made made = shapes.row(triples.scope());
        return filtered(new Rows<>(join.select((a, b, c) -> made.shape()), made.scope()));
    }

    private <R> Query<?> finished(Rows<R> rows) {
        int form = choices.below(12);
        if (form < 3) {
            return rows.selection();
        } else if (form < 8) {
            return windowed(new OrderNode(rows.selection().node(), terms(rows.scope())));
        } else if (form == 8) {
            return windowed(new OrderNode(rows.selection().node(), List.of()));
        } else if (form == 9) {
            return windowed(groupedByTwo(rows));
        } else if (form == 10) {
            Selection<Object> values = rows.selection().select(row -> shapes.value(rows.scope()));
            return choices.oneIn(2) ? values.inKeyOrder().limit(choices.from(LIMITS)) : values;
        }
        Grouping all = groups.grouping(rows.scope(), 0);
        return rows.selection()
                .aggregate(group -> choices.oneIn(4) ? shapes.value(all.scope()) : shapes.card(all.scope()).shape());
    }

    private OrderedQuery<?> windowed(OrderNode order) {
        return new OrderedQuery<>(order, choices.oneIn(3) ? Window.ALL : anyWindow(choices));
    }

    /** Several keys, for which the language has no words yet. */
    private OrderNode groupedByTwo(Rows<?> rows) {
        Grouping grouping = groups.grouping(rows.scope(), 2);
        QueryNode grouped = new GroupNode(rows.selection().node(), grouping.keys());
        if (choices.oneIn(2)) {
            grouped = new FilterNode(grouped, expressions.condition(grouping.scope()).node());
        }
        Made made = shapes.record(grouping.scope());
        return new OrderNode(new ProjectNode(grouped, made.shape().node()), terms(made.scope()));
    }

    private List<OrderTerm> terms(Scope scope) {
        List<OrderTerm> terms = new ArrayList<>();
        for (int i = choices.below(3); i >= 0; i--) {
            terms.add(new OrderTerm(scope.any(choices).node(), choices.oneIn(2),
                    choices.oneIn(2) ? NullPlacement.LAST : NullPlacement.FIRST));
        }
        return terms;
    }
}
