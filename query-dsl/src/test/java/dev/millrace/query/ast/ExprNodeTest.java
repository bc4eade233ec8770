package dev.millrace.query.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.RowType;

class ExprNodeTest {

    private static final RowType<Row> ROW = RowType.of(Row.class);
    private static final FieldNode NAME = new FieldNode(0, ROW.component("name"));
    private static final FieldNode SIZE = new FieldNode(0, ROW.component("size"));

    @Test
    void rewrite_parts_areRewrittenFromTheLeavesUp() {
        ExprNode made =
                new ConstructNode(ROW, List.of(NAME, new CallNode(Operator.COALESCE, SIZE, new LiteralNode(1))));

        ExprNode shifted = made.rewrite(
                part -> part instanceof FieldNode field ? new FieldNode(field.lane() + 1, field.component()) : part);

        assertThat(shifted).hasToString("into(Row::new, b.get(Row::name), b.get(Row::size).coalesce(1))");
        assertThat(made).hasToString("into(Row::new, a.get(Row::name), a.get(Row::size).coalesce(1))");
    }

    @Test
    void rewrite_nothing_isEqual() {
        ExprNode call = new CallNode(Operator.EQ, NAME, new ParamNode("name", String.class));

        assertThat(call.rewrite(part -> part)).isEqualTo(call);
    }

    @Test
    void rewrite_aggregate_leavesItsOperandWhichReadsOtherLanes() {
        AggregateNode sum = new AggregateNode(AggregateFunction.SUM, SIZE);
        ExprNode call = new CallNode(Operator.GT, sum, new LiteralNode(1));

        assertThat(sum.children()).isEmpty();
        assertThat(call.rewrite(part -> part instanceof FieldNode ? NAME : part)).isEqualTo(call);
    }

    @ParameterizedTest
    @CsvSource({"EQ, false, true, false", "NE, true, false, true", "LT, true, false, false", "LE, true, true, false",
        "GT, false, false, true", "GE, false, true, true"})
    void holds_comparison_goesByItsSign(Operator operator, boolean less, boolean equal, boolean greater) {
        assertThat(operator.holds(-7)).isEqualTo(less);
        assertThat(operator.holds(0)).isEqualTo(equal);
        assertThat(operator.holds(7)).isEqualTo(greater);
    }

    @Test
    void holds_noComparison_isRefused() {
        assertThatThrownBy(() -> Operator.AND.holds(0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("AND is no comparison");
    }

    record Row(String name, int size) {
    }
}
