package dev.millrace.engine.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.Component;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.SampleSchema;

/** Compiled orders against the comparators of the value domain. */
class RowOrderTest {

    @Property(tries = 2000)
    void compare_anyTerms_agreesWithTheValueDomain(@ForAll @IntRange(max = 3) int count, @ForAll long seed) {
        Choices choices = Choices.seeded(seed);
        List<OrderTerm> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Component component = choices.from(SampleSchema.ITEMS.rowType().components());
            terms.add(new OrderTerm(new FieldNode(0, component), choices.oneIn(2),
                    choices.from(List.of(NullPlacement.FIRST, NullPlacement.LAST))));
        }
        Item a = SampleRows.any(SampleSchema.ITEMS, choices);
        Item b = choices.oneIn(3) ? SampleRows.changed(SampleSchema.ITEMS, a, choices)
                : SampleRows.any(SampleSchema.ITEMS, choices);

        List<SortTerm> compiled = terms.stream().map(term -> new SortTerm(Compiled.rowExpr(term.key()),
                term.key().type(), term.descending(), term.nulls(), term.collation())).toList();
        int order = new RowOrder(compiled, Compiled.compiler(Failures.NONE)).compare(new Object[] {"none", a}, 1,
                new Object[] {b}, 0);

        assertThat(Integer.signum(order)).isEqualTo(Integer.signum(expected(terms, a, b)));
    }

    private static int expected(List<OrderTerm> terms, Item a, Item b) {
        for (OrderTerm term : terms) {
            Component component = ((FieldNode) term.key()).component();
            int order = Values.comparator(term.descending(), term.nulls()).compare(component.get(a), component.get(b));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
