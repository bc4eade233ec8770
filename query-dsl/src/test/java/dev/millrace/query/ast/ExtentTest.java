package dev.millrace.query.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Component;
import dev.millrace.query.RelationRef;
import dev.millrace.query.RowType;
import dev.millrace.query.UserFunction;
import dev.millrace.query.value.NullPlacement;

/** Expressions are as long as you like, and as deep and as large as the stack and the time of their readers allow. */
class ExtentTest {

    private static final RowType<Row> ROW = RowType.of(Row.class);
    private static final ExprNode SIZE = new FieldNode(0, ROW.component("size"));
    private static final ExprNode DONE = new FieldNode(0, ROW.component("done"));
    private static final Component NEXT = ROW.component("next");
    private static final List<ExprNode> SIZE_IS = Stream.of(0, 1, 2)
            .<ExprNode>map(i -> new CallNode(Operator.EQ, SIZE, new LiteralNode(i))).toList();

    @ParameterizedTest
    @EnumSource(names = {"AND", "OR"})
    void chain_ofThousands_isOneCall(Operator operator) {
        ExprNode all = chain(operator, 10_000);
        ExprNode same = chain(operator, 10_000);

        assertThat(all.children()).hasSize(10_000);
        assertThat(all.equals(same)).isTrue();
        assertThat(all).hasSameHashCodeAs(same);
        assertThat(all.equals(chain(operator, 9_999))).isFalse();
        assertThat(all.nullable()).isTrue();
        assertThat(all.toString()).hasSizeGreaterThan(200_000).contains(").eq(9999)");
    }

    @Test
    void chain_groupedToTheLeft_isOneCall_andToTheRight_staysAsItIs() {
        ExprNode flat = new CallNode(Operator.AND, SIZE_IS.get(0), SIZE_IS.get(1), SIZE_IS.get(2));
        ExprNode left =
                new CallNode(Operator.AND, new CallNode(Operator.AND, SIZE_IS.get(0), SIZE_IS.get(1)), SIZE_IS.get(2));
        ExprNode right =
                new CallNode(Operator.AND, SIZE_IS.get(0), new CallNode(Operator.AND, SIZE_IS.get(1), SIZE_IS.get(2)));
        ExprNode mixed =
                new CallNode(Operator.AND, new CallNode(Operator.OR, SIZE_IS.get(0), SIZE_IS.get(1)), SIZE_IS.get(2));

        assertThat(left).isEqualTo(flat).hasSameHashCodeAs(flat)
                .hasToString("a.get(Row::size).eq(0).and(a.get(Row::size).eq(1)).and(a.get(Row::size).eq(2))");
        assertThat(right).isNotEqualTo(flat)
                .hasToString("a.get(Row::size).eq(0).and(a.get(Row::size).eq(1).and(a.get(Row::size).eq(2)))");
        assertThat(mixed.children()).hasSize(2);
    }

    static Stream<UnaryOperator<ExprNode>> deeper() {
        UserFunction<Object> same = UserFunction.of("same", Object.class, Object.class, value -> value);
        return Stream.of(
                node -> new CallNode(Operator.COALESCE, node, new LiteralNode(null, node.type())),
                node -> new CallNode(Operator.IS_NULL, node),
                node -> new FunctionNode(ScalarFunction.LEAST, node),
                node -> new UserCallNode(same, List.of(node)),
                node -> new OuterNode(1, node),
                node -> new AggregateNode(AggregateFunction.MAX, node),
                node -> new AggregateNode(AggregateFunction.FIRST, List.of(DONE),
                        List.of(new OrderTerm(node, false, NullPlacement.FIRST)), null));
    }

    @Test
    void chain_toTheRight_isOfLimitedDepth() {
        assertThatThrownBy(() -> {
            for (ExprNode node = DONE; true;) {
                node = new CallNode(Operator.OR, DONE, node);
            }
        }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("add to the left of a chain");
    }

    @ParameterizedTest
    @MethodSource("deeper")
    void expression_tooDeep_isRefused(UnaryOperator<ExprNode> deeper) {
        assertThatThrownBy(() -> {
            for (ExprNode node = DONE; true;) {
                node = deeper.apply(node);
            }
        }).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An expression was made of more than 250 expressions in one another");
    }

    @Test
    void record_readTooDeep_isRefused() {
        assertThatThrownBy(() -> {
            for (ExprNode node = new FieldNode(0, NEXT); true;) {
                node = new ReadNode(node, NEXT);
            }
        }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in one another");
    }

    @Test
    void deepestExpression_fitsAnOrdinaryStack() throws InterruptedException {
        List<Object> walked = new ArrayList<>();
        Thread ordinary = new Thread(null, () -> {
            try {
                walked.add(deepest().equals(deepest()));
            } catch (Throwable e) {
                walked.add(e);
            }
        }, "ordinary", 512 * 1024);

        ordinary.start();
        ordinary.join();

        assertThat(walked).containsExactly(true);
    }

    /** A query of an expression as deep as may be, made by a lambda, and walked in the ways that readers have. */
    private static QueryNode deepest() {
        QueryNode rows = new SourceNode(RelationRef.of("rows", Row.class, Row::size));
        ExprNode closed = OpenScope.close(scope -> {
            ExprNode sum = scope.reference(SIZE);
            for (int i = 2; i < ExprNode.DEEPEST; i++) {
                sum = new FunctionNode(ScalarFunction.PLUS, sum, new LiteralNode(i));
            }
            return sum;
        });
        QueryNode query = new ProjectNode(rows, closed.rewriteAll(part -> part));
        assertThat(query.hashCode()).isEqualTo(query.mapExpressions(part -> part.rewrite(node -> node)).hashCode());
        assertThat(query.toString()).hasSizeGreaterThan(ExprNode.DEEPEST);
        return query;
    }

    static Stream<UnaryOperator<ExprNode>> doubling() {
        return Stream.of(node -> new FunctionNode(ScalarFunction.PLUS, node, node),
                node -> new FunctionNode(ScalarFunction.LEAST, node, node),
                node -> new CallNode(Operator.COALESCE, node, node),
                node -> new FunctionNode(ScalarFunction.CASE_WHEN, DONE, node, node),
                node -> new FunctionNode(ScalarFunction.CASE_WHEN, new CallNode(Operator.EQ, node, node), node, node));
    }

    @ParameterizedTest
    @MethodSource("doubling")
    @Timeout(10)
    void expression_usedInItselfAgainAndAgain_isRefused(UnaryOperator<ExprNode> doubling) {
        assertThatThrownBy(() -> {
            for (ExprNode node = SIZE; true;) {
                node = doubling.apply(node);
            }
        }).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An expression was made of more than 1000000 others");
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void expression_usedManyTimes_isAskedOnce() {
        ExprNode node = SIZE;
        for (int i = 0; i < 17; i++) {
            node = new FunctionNode(ScalarFunction.PLUS, node, node);
        }

        for (int i = 0; i < 10_000; i++) {
            assertThat(new FunctionNode(ScalarFunction.CASE_WHEN, DONE, node, node).type()).isEqualTo(Integer.class);
            assertThat(new CallNode(Operator.EQ, node, node).nullable()).isTrue();
        }
    }

    private static ExprNode chain(Operator operator, int terms) {
        ExprNode all = new CallNode(Operator.EQ, SIZE, new LiteralNode(0));
        for (int i = 1; i < terms; i++) {
            all = new CallNode(operator, all, new CallNode(Operator.EQ, new FieldNode(0, ROW.component("size")),
                    new LiteralNode(i)));
        }
        return all;
    }

    record Row(Integer size, boolean done, Row next) {
    }
}
