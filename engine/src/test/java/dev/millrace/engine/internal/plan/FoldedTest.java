package dev.millrace.engine.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.testkit.sample.SampleSchema;

/** What is known of a condition before any row is goes; what may meet a problem stays. */
class FoldedTest {

    private static final FieldNode FLAG = new FieldNode(0, SampleSchema.ITEMS.rowType().component("flag"));
    private static final FieldNode ID = new FieldNode(0, SampleSchema.ITEMS.rowType().component("id"));
    private static final LiteralNode YES = new LiteralNode(true);
    private static final LiteralNode NO = new LiteralNode(false);
    private static final LiteralNode UNKNOWN = new LiteralNode(null, Boolean.class);
    /** Divides by a component: for some rows that cannot be computed. */
    private static final ExprNode HARMFUL =
            call(Operator.IS_NOT_NULL, new FunctionNode(ScalarFunction.DIVIDE, List.of(ID, ID)));

    private static ExprNode call(Operator operator, ExprNode... operands) {
        return new CallNode(operator, List.of(operands));
    }

    private static ExprNode eq(ExprNode a, ExprNode b) {
        return call(Operator.EQ, a, b);
    }

    private static RowExpr row(ExprNode node) {
        if (node instanceof LiteralNode literal) {
            return new Constant(literal);
        } else if (node instanceof FieldNode field) {
            return new Part(new Lane(0), field.component());
        }
        return new Call(node, node.children().stream().map(FoldedTest::row).toList());
    }

    private static void folds(ExprNode condition, @Nullable ExprNode left) {
        RowExpr folded = Folded.of(row(condition));
        assertThat(folded).as("%s", condition).isEqualTo(left == null ? row(condition) : row(left));
    }

    @Test
    void of_testOfAConstantForNull_isItsAnswer() {
        folds(call(Operator.IS_NULL, new LiteralNode("x")), NO);
        folds(call(Operator.IS_NULL, new LiteralNode(null, String.class)), YES);
        folds(call(Operator.IS_NOT_NULL, new LiteralNode("x")), YES);
        folds(call(Operator.IS_NULL, ID), null);
    }

    @Test
    void of_alternativeThatIsKnown_decidesOrGoes() {
        ExprNode equality = eq(ID, new LiteralNode(5L));
        folds(call(Operator.OR, call(Operator.IS_NULL, new LiteralNode(5L)), equality), equality);
        folds(call(Operator.OR, call(Operator.IS_NULL, new LiteralNode(null, Long.class)), equality), YES);
        folds(call(Operator.OR, equality, YES), YES);
        folds(call(Operator.OR, NO, NO), NO);
    }

    @Test
    void of_conjunctThatIsKnown_decidesOrGoes() {
        folds(call(Operator.AND, YES, FLAG), FLAG);
        folds(call(Operator.AND, FLAG, NO), NO);
        folds(call(Operator.AND, YES, YES), YES);
        folds(call(Operator.NOT, call(Operator.AND, FLAG, NO)), YES);
    }

    @Test
    void of_whatIsNotKnown_stays() {
        folds(call(Operator.AND, FLAG, UNKNOWN), null);
        folds(call(Operator.OR, FLAG, UNKNOWN), null);
        folds(call(Operator.NOT, UNKNOWN), null);
        folds(FLAG, null);
    }

    @Test
    void of_whatMayMeetAProblemBefore_isAskedStill() {
        folds(call(Operator.AND, HARMFUL, NO), null);
        folds(call(Operator.OR, HARMFUL, YES), null);
        folds(call(Operator.AND, NO, HARMFUL), NO);
        folds(call(Operator.OR, NO, HARMFUL), HARMFUL);
    }
}
