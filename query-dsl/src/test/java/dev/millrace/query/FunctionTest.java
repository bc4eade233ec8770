package dev.millrace.query;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.greatest;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.ScalarFunction;

/** Functions as values: how they print, what type they have, whether they can be null, what they refuse. */
class FunctionTest {

    record Row(int id, byte tiny, long big, float single, double real, BigDecimal exact, String text,
            @Nullable Integer none) {
    }

    private static final RelationRef<Row> ROWS = RelationRef.of("rows", Row.class, Row::id);

    @SuppressWarnings("unchecked") // only the node is looked at
    private static ExprNode node(Function<Ref<Row>, Expr<?>> expression) {
        return ((ProjectNode) from(ROWS).select(r -> (Expr<Object>) expression.apply(r)).node()).shape();
    }

    @Test
    void toString_readsAsTheProgramThatMadeIt() {
        assertThat(Stream.<Function<Ref<Row>, Expr<?>>>of(
                a -> a.get(Row::id).plus(1).times(a.get(Row::id)), a -> a.get(Row::id).mod(2).negate().abs(),
                a -> a.get(Row::real).round(2), a -> a.get(Row::real).dividedBy(0.5), a -> a.get(Row::exact).minus(1),
                a -> a.get(Row::text).upper().concat("!"), a -> a.get(Row::text).substring(2, 3).length(),
                a -> a.get(Row::text).like("a%"), a -> a.get(Row::text).replace("a", "b").startsWith("b"),
                a -> a.get(Row::id).between(1, 3), a -> a.get(Row::none).in(Arrays.asList(1, null)),
                a -> a.get(Row::none).isDistinctFrom(3), a -> a.get(Row::none).nullIf(0),
                a -> greatest(a.get(Row::id), a.get(Row::none)),
                a -> caseWhen(a.get(Row::id).gt(0)).then(a.get(Row::id)).when(a.get(Row::id).lt(-5))
                        .then(a.get(Row::none)).otherwise(a.get(Row::id).plus(1)))
                .map(FunctionTest::node)).map(Object::toString).containsExactly(
                        "a.get(Row::id).plus(1).times(a.get(Row::id))", "a.get(Row::id).mod(2).negate().abs()",
                        "a.get(Row::real).round(2)", "a.get(Row::real).dividedBy(0.5)", "a.get(Row::exact).minus(1)",
                        "a.get(Row::text).upper().concat(\"!\")", "a.get(Row::text).substring(2, 3).length()",
                        "a.get(Row::text).like(\"a%\")", "a.get(Row::text).replace(\"a\", \"b\").startsWith(\"b\")",
                        "a.get(Row::id).between(1, 3)", "a.get(Row::none).in(Arrays.asList(1, null))",
                        "a.get(Row::none).isDistinctFrom(3)", "a.get(Row::none).nullIf(0)",
                        "greatest(a.get(Row::id), a.get(Row::none))",
                        "caseWhen(a.get(Row::id).gt(0)).then(a.get(Row::id)).when(a.get(Row::id).lt(-5))"
                                + ".then(a.get(Row::none)).otherwise(a.get(Row::id).plus(1))");
    }

    @Test
    void decimalConstants_makeDecimalsOfAllNumbers() {
        BigDecimal tax = new BigDecimal("0.19");

        assertThat(Stream.<Function<Ref<Row>, Expr<?>>>of(
                r -> r.get(Row::exact).times(tax), r -> r.get(Row::id).plus(tax), r -> r.get(Row::big).minus(tax),
                r -> r.get(Row::real).dividedBy(tax), r -> r.get(Row::single).mod(tax)).map(FunctionTest::node))
                .allSatisfy(node -> assertThat(node.type()).isEqualTo(BigDecimal.class))
                .map(Object::toString).contains("a.get(Row::exact).times(new BigDecimal(\"0.19\"))",
                        "a.get(Row::real).toDecimal().dividedBy(new BigDecimal(\"0.19\"))");
    }

    @Test
    void type_staysThatOfTheNumber() {
        assertThat(node(r -> r.get(Row::tiny).plus(1)).type()).isEqualTo(Byte.class);
        assertThat(node(r -> r.get(Row::tiny).plus(0.5)).type()).isEqualTo(Double.class);
        assertThat(node(r -> r.get(Row::big).times(2)).type()).isEqualTo(Long.class);
        assertThat(node(r -> r.get(Row::single).round()).type()).isEqualTo(Float.class);
        assertThat(node(r -> r.get(Row::exact).round(2)).type()).isEqualTo(BigDecimal.class);
        assertThat(node(r -> r.get(Row::id).toLong().plus(r.get(Row::big))).type()).isEqualTo(Long.class);
        assertThat(node(r -> r.get(Row::text).length()).type()).isEqualTo(Integer.class);
    }

    @Test
    void type_ofMixedNumbers_isTheWidestExactOne_orDouble() {
        ExprNode tiny = new LiteralNode((byte) 1);
        ExprNode big = new LiteralNode(1L);
        ExprNode exact = new LiteralNode(BigDecimal.ONE);
        ExprNode single = new LiteralNode(1f);

        assertThat(new FunctionNode(ScalarFunction.PLUS, tiny, big).type()).isEqualTo(Long.class);
        assertThat(new FunctionNode(ScalarFunction.TIMES, big, exact).type()).isEqualTo(BigDecimal.class);
        assertThat(new FunctionNode(ScalarFunction.MINUS, exact, single).type()).isEqualTo(Double.class);
        assertThat(new FunctionNode(ScalarFunction.LEAST, tiny, exact).type()).isEqualTo(BigDecimal.class);
    }

    @Test
    void nullable_whereAnOperandIs_orSqlWouldRaiseAnError() {
        assertThat(node(r -> r.get(Row::id).plus(1)).nullable()).isTrue();
        assertThat(node(r -> r.get(Row::real).floor()).nullable()).isFalse();
        assertThat(node(r -> r.get(Row::none).floor()).nullable()).isTrue();
        assertThat(node(r -> r.get(Row::text).coalesce("").upper()).nullable()).isFalse();
        assertThat(node(r -> r.get(Row::text).concat("a")).nullable()).isFalse();
        assertThat(node(r -> r.get(Row::text).like("a")).nullable()).isTrue();
        assertThat(node(r -> r.get(Row::id).in(List.of(1))).nullable()).isFalse();
        assertThat(node(r -> r.get(Row::id).in(Arrays.asList(1, null))).nullable()).isTrue();
        assertThat(node(r -> r.get(Row::none).isDistinctFrom(1)).nullable()).isFalse();
        assertThat(node(r -> r.get(Row::id).nullIf(1)).nullable()).isTrue();
        assertThat(node(r -> caseWhen(r.get(Row::none).eq(1)).then(r.get(Row::id)).otherwise(r.get(Row::id)))
                .nullable()).isFalse();
        assertThat(node(r -> r.get(Row::id).plus(1).coalesce(0)).nullable()).isFalse();
    }

    /** A place for a number that must be there. */
    record Sum(int value) {
    }

    @Test
    void sumForAPrimitiveComponent_isRefused() {
        assertThatThrownBy(() -> from(ROWS).select(r -> into(Sum::new, r.get(Row::id).plus(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.get(Row::id).plus(1) can be null");
    }

    @Test
    void constantThatDoesNotFit_isRefused() {
        assertThatThrownBy(() -> node(r -> r.get(Row::tiny).plus(200))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200").hasMessageContaining("Byte").hasMessageContaining("toLong()");
    }

    @Test
    void operandsOfOtherTypes_areRefused() {
        ExprNode text = new LiteralNode("a");
        ExprNode number = new LiteralNode(1);

        refused("upper takes a string, but 1 is of type Integer", ScalarFunction.UPPER, number);
        refused("plus takes a number, but \"a\" is of type String", ScalarFunction.PLUS, number, text);
        refused("substring takes an int, but \"a\" is of type String", ScalarFunction.SUBSTRING, text, text);
        refused("in compares values of one kind", ScalarFunction.IN, number, text);
        refused("between compares values of one kind", ScalarFunction.BETWEEN, number, number, text);
        refused("caseWhen takes a condition, but 1 is of type Integer", ScalarFunction.CASE_WHEN, number, number,
                number);
        refused("caseWhen takes pairs", ScalarFunction.CASE_WHEN, number, number, number, number);
    }

    @ParameterizedTest
    @EnumSource(ScalarFunction.class)
    void operandsTooFewOrTooMany_areRefused(ScalarFunction function) {
        List<ExprNode> none = List.of();

        assertThatThrownBy(() -> new FunctionNode(function, none)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(function.word() + " takes ");
        if (function.most() != Integer.MAX_VALUE) {
            ExprNode[] tooMany = Stream.generate(() -> new LiteralNode(1)).limit(function.most() + 1L)
                    .toArray(ExprNode[]::new);
            assertThatThrownBy(() -> new FunctionNode(function, tooMany)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(function.word() + " takes ");
        }
    }

    private static void refused(String message, ScalarFunction function, ExprNode... operands) {
        assertThatThrownBy(() -> new FunctionNode(function, operands)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void arithmetic_inATypeThatNoneIsDoneIn_isRefused() {
        NumberExpr<BigInteger> big = number(param("big", BigInteger.class));
        NumberExpr<Number> open = number(param("open", Number.class));

        List<ThrowingCallable> refused = List.of(() -> big.plus(1), () -> big.times(big), () -> big.dividedBy(big),
                () -> big.negate(), () -> big.round(2), () -> open.minus(open), () -> open.abs(), () -> open.floor());

        assertThat(refused).allSatisfy(arithmetic -> assertThatThrownBy(arithmetic)
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("toDecimal()"));
    }

    @Test
    void numbersWithoutArithmetic_keepTheirType() {
        NumberExpr<BigInteger> big = number(param("big", BigInteger.class));
        NumberExpr<Number> open = number(param("open", Number.class));

        assertThat(big.coalesce(5).node())
                .isEqualTo(new CallNode(Operator.COALESCE, big.node(), new LiteralNode(BigInteger.valueOf(5))));
        assertThat(big.nullIf(5).node().type()).isEqualTo(BigInteger.class);
        assertThat(open.nullIf(5).node().type()).isEqualTo(Number.class);
        assertThat(big.toDecimal().plus(1).node().type()).isEqualTo(BigDecimal.class);
        assertThat(open.plus(1.5).node().type()).isEqualTo(Double.class);
    }
}
