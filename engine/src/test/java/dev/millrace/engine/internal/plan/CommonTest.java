package dev.millrace.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.expr.LaneNulls;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowPredicate;
import dev.millrace.engine.internal.expr.ScalarCompiler;
import dev.millrace.engine.internal.graph.SubPlan;
import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.testkit.sample.Item;

/** What plans share, and what they do not. */
class CommonTest {

    private final Common common = new Common();
    private final Component id = RowType.of(Item.class).components().get(0);

    private RowPredicate condition(RowExpr condition, LaneNulls nulls) {
        Stage rows = new Stage(new SubPlan(Form.of("rows"), null, List.of(), 1, true, assembly -> {
            throw new AssertionError("no rows are asked for");
        }), List.of(new Lane(0)), null, nulls, new RowExpr.Present(0), common.identity(id), null, Correlation.NONE);
        return common.condition(rows, condition, new ScalarCompiler(nulls, Failures.NONE, common.recent()));
    }

    private RowExpr idIs(long value) {
        LiteralNode literal = new LiteralNode(value);
        return new Call(new CallNode(Operator.EQ, new FieldNode(0, id), literal),
                List.of(new Part(new Lane(0), id), new Constant(literal)));
    }

    @Test
    void condition_equalOfEqualRows_isTheSame() {
        RowPredicate first = condition(idIs(1), LaneNulls.none());

        assertThat(condition(idIs(1), LaneNulls.none())).isSameAs(first);
        assertThat(condition(idIs(2), LaneNulls.none())).isNotSameAs(first);
        assertThat(condition(idIs(1), LaneNulls.none().and(0))).as("of rows that may be absent").isNotSameAs(first);
    }

    @Test
    void identity_ofKey_isTheSame() {
        assertThat(common.identity(id)).isSameAs(common.identity(id));
    }

    @Test
    void same_equalMasks_areTheSame() {
        long[] masks = {1, 2};

        assertThat(common.same(masks)).isSameAs(masks);
        assertThat(common.same(new long[] {1, 2})).isSameAs(masks);
        assertThat(common.same(new long[] {1, 3})).isNotSameAs(masks);
    }
}
