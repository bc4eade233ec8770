package dev.millrace.testkit.language;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.SubqueryForm;
import dev.millrace.testkit.sample.Choices;

/** What else must be in a query for a construct to have its place there. */
final class Wishes {

    private static final List<String> GROUPS = List.of(Constructs.GROUP, Constructs.SEVERAL_KEYS, Constructs.TOTALS);
    private static final List<String> JOINS = Arrays.stream(JoinKind.values()).map(Constructs::of).toList();
    private static final List<String> SUBQUERIES =
            Stream.of(SubqueryForm.EXISTS, SubqueryForm.IN, SubqueryForm.LIST, SubqueryForm.FIRST).map(Constructs::of)
                    .toList();

    /** Of each list one is needed. */
    private static final Map<String, List<List<String>>> NEEDS = Map.ofEntries(
            Map.entry(Constructs.HAVING, List.of(List.of(Constructs.GROUP, Constructs.SEVERAL_KEYS))),
            Map.entry(Constructs.OVER_AGGREGATE, List.of(GROUPS)),
            Map.entry(Constructs.ORDERED_AGGREGATE,
                    List.of(GROUPS,
                            Stream.of(AggregateFunction.LIST, AggregateFunction.FIRST, AggregateFunction.STRING_JOIN)
                                    .map(Constructs::of).toList())),
            Map.entry(Constructs.COLLATION, List.of(List.of(Constructs.ORDER))),
            Map.entry(Constructs.ORDER_BY_EXPRESSION, List.of(List.of(Constructs.ORDER))),
            Map.entry(Constructs.DESCENDING, List.of(List.of(Constructs.ORDER))),
            Map.entry(Constructs.NULLS_LAST, List.of(List.of(Constructs.ORDER))),
            Map.entry(Constructs.LIMIT, List.of(List.of(Constructs.ORDER, Constructs.KEY_ORDER))),
            Map.entry(Constructs.OFFSET, List.of(List.of(Constructs.ORDER, Constructs.KEY_ORDER))),
            Map.entry(Constructs.WINDOW_BELOW, List.of(List.of(Constructs.SUBQUERY))),
            Map.entry(Constructs.READ, List.of(List.of(Constructs.NESTED_RECORD), List.of(Constructs.SUBQUERY))),
            Map.entry(Constructs.MANY_SOURCES, List.of(JOINS)),
            Map.entry(Constructs.SELF_JOIN, List.of(JOINS)),
            Map.entry(Constructs.RESIDUAL, List.of(JOINS)),
            Map.entry(Constructs.SEVERAL_JOIN_KEYS, List.of(JOINS)),
            Map.entry(Constructs.CORRELATED, List.of(SUBQUERIES)),
            Map.entry(Constructs.CORRELATED_FURTHER, List.of(SUBQUERIES, List.of(Constructs.CORRELATED))),
            Map.entry(Constructs.DEPTH_TWO, List.of(List.of(Constructs.of(SubqueryForm.LIST)))),
            Map.entry(Constructs.of(SubqueryForm.EXISTS), List.of(List.of(Constructs.WHERE))),
            Map.entry(Constructs.of(SubqueryForm.IN), List.of(List.of(Constructs.WHERE))),
            Map.entry(Constructs.NOW, List.of(List.of(Constructs.WHERE))),
            Map.entry(Constructs.METADATA, List.of(List.of(Constructs.WHERE))));

    private Wishes() {
    }

    /** The wishes, and what their constructs need as far as the palette has it. */
    static Set<String> withNeeds(Set<String> wishes, Palette palette, Choices choices) {
        Set<String> all = new LinkedHashSet<>();
        // In their order: a set that was made by Set.of has another one in each run, and with it a seed other cases.
        new TreeSet<>(wishes).forEach(wish -> add(wish, palette, choices, all));
        return all;
    }

    private static void add(String wish, Palette palette, Choices choices, Set<String> all) {
        if (!all.add(wish)) {
            return;
        }
        for (List<String> alternatives : needs(wish)) {
            List<String> possible = alternatives.stream().filter(palette::has).toList();
            if (!possible.isEmpty() && possible.stream().noneMatch(all::contains)) {
                add(choices.from(possible), palette, choices, all);
            }
        }
    }

    private static List<List<String>> needs(String wish) {
        return wish.startsWith("aggregate ") && !wish.equals(Constructs.ORDERED_AGGREGATE)
                && !wish.equals(Constructs.TOTALS)
                        ? List.of(GROUPS) : NEEDS.getOrDefault(wish, List.of());
    }
}
