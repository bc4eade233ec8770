package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.RelationRef;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SourceNode;

/** Values of open type that have no common order: a comparison of them is unknown, whichever way it is written (law 5). */
class OpenComparisonTest {

    record Cell(long id, @Nullable Object value) {
    }

    private static final RelationRef<Cell> CELLS = RelationRef.of("cells", Cell.class, Cell::id);
    private static final ExprNode VALUE = new FieldNode(0, CELLS.rowType().component("value"));
    private static final ExprNode FIVE = new LiteralNode(5);

    private static List<@Nullable Object> values(ExprNode shape) {
        return new ArrayList<>(ReferenceEvaluator.evaluate(new ProjectNode(new SourceNode(CELLS), shape), Bindings.NONE,
                Map.of("cells", List.of(new Cell(1, "text"), new Cell(2, 7L), new Cell(3, true)))).rows());
    }

    @ParameterizedTest
    @EnumSource(names = {"LT", "LE", "GT", "GE"})
    void comparison_ofUnlikeValues_isUnknown(Operator operator) {
        boolean greater = operator == Operator.GT || operator == Operator.GE;

        assertThat(values(new CallNode(operator, VALUE, FIVE))).containsExactly(null, greater, null);
        assertThat(new CallNode(operator, VALUE, FIVE).nullable()).isTrue();
    }

    @Test
    void between_ofUnlikeValues_isAsTheTwoComparisons() {
        ExprNode lower = new CallNode(Operator.GE, VALUE, FIVE);
        ExprNode upper = new CallNode(Operator.LE, VALUE, new LiteralNode("z"));

        assertThat(values(new FunctionNode(ScalarFunction.BETWEEN, VALUE, FIVE, new LiteralNode(9))))
                .containsExactly(null, true, null);
        assertThat(values(new FunctionNode(ScalarFunction.BETWEEN, VALUE, new LiteralNode(0), new LiteralNode(5))))
                .containsExactly(null, false, null);
        assertThat(values(new CallNode(Operator.AND, lower, upper))).containsExactly(null, null, null);
    }

    @Test
    void equality_ofUnlikeValues_isFalse() {
        assertThat(values(new CallNode(Operator.EQ, VALUE, FIVE))).containsExactly(false, false, false);
    }
}
