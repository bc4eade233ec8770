package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;

/** First, last, list, string join, and the rows in which another value is least or greatest. */
class OrderedRowsTest {

    private static final ExprNode TEXT = new FieldNode(0, Sample.component("text"));
    private static final ExprNode ID = new FieldNode(0, Sample.component("id"));

    private static CheckedAccumulator of(AggregateFunction function, List<ExprNode> operands, OrderTerm... order) {
        return new CheckedAccumulator(new AggregateNode(function, operands, List.of(order), null));
    }

    @Test
    void result_firstAndLast_areByIdentityUnlessOrdered() {
        for (AggregateFunction end : new AggregateFunction[] {AggregateFunction.FIRST, AggregateFunction.LAST}) {
            boolean isFirst = end == AggregateFunction.FIRST;
            of(end, List.of(TEXT)).gives(null).with(2, "b").with(3, "a").with(1, null).gives(isFirst ? null : "a")
                    .without(1).gives(isFirst ? "b" : "a").without(3).gives("b");
        }
        of(AggregateFunction.FIRST, List.of(ID), new OrderTerm(TEXT, true, NullPlacement.LAST, null)).add(text(1, null))
                .add(text(2, "a")).gives(2L).add(text(3, "b")).add(text(4, "b")).gives(3L);
    }

    @Test
    void result_list_keepsNullsAndIsNotChangedAfterwards() {
        CheckedAccumulator list =
                of(AggregateFunction.LIST, List.of(TEXT), new OrderTerm(TEXT, false, NullPlacement.LAST, null));
        list.gives(List.of()).with(1, null).with(2, "b").with(3, "a").gives(Arrays.asList("a", "b", null));
        Object before = list.result();

        list.without(2).gives(Arrays.asList("a", null));

        assertThat(before).isEqualTo(Arrays.asList("a", "b", null));
        assertThat(list.result()).as("asked again").isSameAs(list.result());
    }

    @Test
    void result_stringJoin_leavesNullsOut() {
        of(AggregateFunction.STRING_JOIN, List.of(TEXT, new LiteralNode(", ")),
                new OrderTerm(TEXT, true, NullPlacement.FIRST, Collation.of(Locale.ENGLISH))).gives(null).with(1, null)
                .gives(null).with(2, "").gives("").with(3, "b").with(4, "B").with(5, "a").gives("B, b, a, ")
                .without(4).gives("b, a, ");
    }

    @Test
    void result_argMinAndArgMax_areOfTheLowestIdentityAmongTies() {
        of(AggregateFunction.ARG_MIN, List.of(ID, TEXT)).gives(null).add(text(1, null)).gives(null).add(text(4, "a"))
                .add(text(3, "a")).gives(3L).add(text(2, "b")).gives(3L).remove(text(3, "a")).gives(4L);
        of(AggregateFunction.ARG_MAX, List.of(ID, TEXT)).add(text(4, "b")).add(text(3, "b")).add(text(1, "a"))
                .add(text(2, null)).gives(3L);
    }

    @Test
    void result_severalKeys_decideOneAfterTheOther() {
        of(AggregateFunction.LIST, List.of(ID), new OrderTerm(TEXT, false, NullPlacement.LAST, null),
                new OrderTerm(ID, true, NullPlacement.FIRST, null)).add(text(1, "b")).add(text(2, "a"))
                .add(text(3, "a")).add(text(4, null)).gives(List.of(3L, 2L, 1L, 4L));
    }

    private static Sample text(long id, String text) {
        return Sample.of(id, "text", text);
    }
}
