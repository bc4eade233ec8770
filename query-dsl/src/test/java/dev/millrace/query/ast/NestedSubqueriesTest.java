package dev.millrace.query.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;

/** What stands in the lane of a query takes time by its length, and not by the ways that lead through its subqueries. */
class NestedSubqueriesTest {

    private static final int LEVELS = 60;
    private static final SourceNode ROWS = new SourceNode(RelationRef.of("rows", Row.class, Row::id));
    private static final ExprNode RANK = new FieldNode(0, RowType.of(Row.class).component("rank"));

    record Row(long id, int rank) {
    }

    private static List<Function<ExprNode, ExprNode>> shapes() {
        LiteralNode none = new LiteralNode(List.of());
        return List.of(
                inner -> new CallNode(Operator.COALESCE, inner, none),
                inner -> new FunctionNode(ScalarFunction.NULL_IF, inner, none),
                inner -> new FunctionNode(ScalarFunction.CASE_WHEN,
                        new CallNode(Operator.IS_NULL, new LiteralNode(1)), inner, none));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // it would take a time without end
    void listsOfLists_knowWhatTheyHold(Function<ExprNode, ExprNode> shape) {
        QueryNode query = aggregate(new AggregateNode(AggregateFunction.LIST, RANK));
        for (int i = 0; i < LEVELS; i++) {
            query = aggregate(shape.apply(new SubqueryNode(SubqueryForm.SCALAR, query, null)));
        }

        assertThat(query.lane().type()).isEqualTo(List.class);
        assertThat(query.lane().leafType()).isEqualTo(Integer.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void conditionsOfConditions_knowWhetherTheyCanBeNull(boolean nullable) {
        QueryNode query = aggregate(new LiteralNode(nullable ? null : true, Boolean.class));
        for (int i = 0; i < LEVELS; i++) {
            QueryNode looked = aggregate(new SubqueryNode(SubqueryForm.IN, query, new LiteralNode(true)));
            query = aggregate(new SubqueryNode(SubqueryForm.SCALAR, looked, null));
        }

        assertThat(query.lane().type()).isEqualTo(Boolean.class);
        assertThat(query.lane().nullable()).isEqualTo(nullable);
    }

    private static QueryNode aggregate(ExprNode shape) {
        return new ProjectNode(new GroupNode(ROWS, List.of()), shape);
    }
}
