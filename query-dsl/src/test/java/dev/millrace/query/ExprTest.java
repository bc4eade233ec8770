package dev.millrace.query;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.greatest;
import static dev.millrace.query.QueryDsl.least;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.Samples.Status;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;

class ExprTest {

    private static final Ref<Kinds> ROW = Samples.ref(Kinds.class);
    private static final String ADVICE = "use isNull() or isNotNull()";

    static Stream<Arguments> comparisons() {
        NumberExpr<Integer> i = ROW.get(Kinds::i);
        NumberExpr<Integer> other = ROW.get(Kinds::boxedI);
        TextExpr text = ROW.get(Kinds::text);
        PlainExpr<byte[]> bytes = ROW.get(Kinds::bytes);
        return Stream.of(
                arguments(i.eq(5), Operator.EQ, i, 5L),
                arguments(i.ne(5), Operator.NE, i, 5L),
                arguments(i.lt(5), Operator.LT, i, 5L),
                arguments(i.le(5), Operator.LE, i, 5L),
                arguments(i.gt(5), Operator.GT, i, 5L),
                arguments(i.ge(5), Operator.GE, i, 5L),
                arguments(i.eq(5.5), Operator.EQ, i, 5.5),
                arguments(i.ne(5.5), Operator.NE, i, 5.5),
                arguments(i.lt(5.5), Operator.LT, i, 5.5),
                arguments(i.le(5.5), Operator.LE, i, 5.5),
                arguments(i.gt(5.5), Operator.GT, i, 5.5),
                arguments(i.ge(5.5), Operator.GE, i, 5.5),
                arguments(ROW.get(Kinds::l).ge(5), Operator.GE, ROW.get(Kinds::l), 5L),
                arguments(ROW.get(Kinds::b).ge(5), Operator.GE, ROW.get(Kinds::b), 5L),
                arguments(ROW.get(Kinds::decimal).lt(5), Operator.LT, ROW.get(Kinds::decimal), 5L),
                arguments(i.eq(Integer.valueOf(5)), Operator.EQ, i, 5),
                arguments(ROW.get(Kinds::decimal).ge(BigDecimal.TEN), Operator.GE, ROW.get(Kinds::decimal),
                        BigDecimal.TEN),
                arguments(i.eq(other), Operator.EQ, i, other),
                arguments(i.ne(other), Operator.NE, i, other),
                arguments(i.lt(other), Operator.LT, i, other),
                arguments(i.le(other), Operator.LE, i, other),
                arguments(i.gt(other), Operator.GT, i, other),
                arguments(i.ge(other), Operator.GE, i, other),
                arguments(text.eq("a"), Operator.EQ, text, "a"),
                arguments(text.ne("a"), Operator.NE, text, "a"),
                arguments(text.lt("a"), Operator.LT, text, "a"),
                arguments(text.le("a"), Operator.LE, text, "a"),
                arguments(text.gt("a"), Operator.GT, text, "a"),
                arguments(text.ge("a"), Operator.GE, text, "a"),
                arguments(text.eq(param("p", String.class)), Operator.EQ, text, param("p", String.class)),
                arguments(ROW.get(Kinds::status).gt(Status.OPEN), Operator.GT, ROW.get(Kinds::status), Status.OPEN),
                arguments(ROW.get(Kinds::z).eq(true), Operator.EQ, ROW.get(Kinds::z), true),
                arguments(bytes.eq(new byte[] {1}), Operator.EQ, bytes, new byte[] {1}),
                arguments(bytes.ne(bytes), Operator.NE, bytes, bytes));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparison_isACallOfItsOperator(Condition comparison, Operator operator, Expr<?> left, Object right) {
        assertThat(comparison.node()).isEqualTo(
                new CallNode(operator, left.node(),
                        right instanceof Expr<?> expr ? expr.node() : new LiteralNode(right)));
        assertThat(comparison.node().type()).isEqualTo(Boolean.class);
        assertThat(operator.isComparison()).isTrue();
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                refused(() -> ROW.get(Kinds::text).eq(absent(String.class))),
                refused(() -> ROW.get(Kinds::text).ne(absent(String.class))),
                refused(() -> ROW.get(Kinds::text).lt(absent(String.class))),
                refused(() -> ROW.get(Kinds::status).le(absent(Status.class))),
                refused(() -> ROW.get(Kinds::i).gt(absent(Integer.class))),
                refused(() -> ROW.get(Kinds::i).eq(absent(Integer.class))),
                refused(() -> ROW.get(Kinds::decimal).ge(absent(BigDecimal.class))),
                refused(() -> ROW.get(Kinds::bytes).eq(absent(byte[].class))),
                refused(() -> ROW.get(Kinds::text).coalesce(absent(String.class))),
                refused(() -> ROW.get(Kinds::boxedI).coalesce(absent(Integer.class))));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void comparison_withTheConstantNull_isRefusedWithAdvice(Supplier<Expr<?>> expression) {
        assertThatThrownBy(expression::get).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(ADVICE);
    }

    @Test
    void eq_ofAnyObjectWithAnExpressionOfAnotherType_isRefused() {
        assertThatThrownBy(() -> ROW.get(Kinds::object).eq(ROW.get(Kinds::text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A constant is needed here, but the expression a.get(Kinds::text) was given, which is of another type than"
                                + " what it is compared with");
        assertThat(ROW.get(Kinds::object).eq(ROW.get(Kinds::object)))
                .hasToString("a.get(Kinds::object).eq(a.get(Kinds::object))");
    }

    @Test
    void isNull_isNeverUnknown() {
        Condition isNull = ROW.get(Kinds::boxedI).isNull();
        Condition isNotNull = ROW.get(Kinds::boxedI).isNotNull();

        assertThat(isNull.node()).isEqualTo(new CallNode(Operator.IS_NULL, ROW.get(Kinds::boxedI).node()));
        assertThat(isNotNull.node()).isEqualTo(new CallNode(Operator.IS_NOT_NULL, ROW.get(Kinds::boxedI).node()));
        assertThat(isNull.node().nullable()).isFalse();
        assertThat(isNotNull.node().nullable()).isFalse();
        assertThat(Operator.IS_NULL.isComparison()).isFalse();
    }

    @Test
    void connectives_areCallsOfTheirOperators() {
        Condition a = ROW.get(Kinds::z);
        Condition b = ROW.get(Kinds::boxedZ);

        assertThat(a.and(b).node()).isEqualTo(new CallNode(Operator.AND, a.node(), b.node()));
        assertThat(a.or(b).node()).isEqualTo(new CallNode(Operator.OR, a.node(), b.node()));
        assertThat(a.not().node()).isEqualTo(new CallNode(Operator.NOT, a.node()));
        assertThat(a.and(b).node().nullable()).isTrue();
        assertThat(a.and(a).or(a.not()).node().nullable()).isFalse();
    }

    @Test
    void comparison_ofWhatIsNeverNull_isNeverUnknown() {
        assertThat(ROW.get(Kinds::i).gt(5).node().nullable()).isFalse();
        assertThat(ROW.get(Kinds::boxedI).gt(5).node().nullable()).isTrue();
        assertThat(ROW.get(Kinds::i).eq(ROW.get(Kinds::boxedI)).node().nullable()).isTrue();
        assertThat(ROW.get(Kinds::i).eq(param("p", Integer.class)).node().nullable()).isTrue();
    }

    @Test
    void coalesce_anyType_keepsTypeAndIsNeverNull() {
        NumberExpr<Integer> number = ROW.get(Kinds::boxedI).coalesce(0);
        TextExpr text = ROW.get(Kinds::text).coalesce("none");
        OrderedExpr<Status> status = ROW.get(Kinds::status).coalesce(Status.OPEN);
        Condition condition = ROW.get(Kinds::boxedZ).coalesce(false);
        PlainExpr<byte[]> bytes = ROW.get(Kinds::bytes).coalesce(new byte[0]);

        for (Expr<?> expression : List.of(number, text, status, condition, bytes)) {
            assertThat(expression.node().nullable()).as("%s", expression).isFalse();
            assertThat(((CallNode) expression.node()).operator()).isEqualTo(Operator.COALESCE);
        }
        assertThat(number.node().type()).isEqualTo(Integer.class);
        assertThat(text.node().type()).isEqualTo(String.class);
        assertThat(bytes.node().type()).isEqualTo(byte[].class);
    }

    @Test
    void equals_sameExpression_isTrueAcrossPlacesInTheCode() {
        Condition here = ROW.get(Kinds::i).gt(5).and(ROW.get(Kinds::text).eq("x"));
        Condition there =
                Samples.ref(Kinds.class).get(Kinds::i).gt(5).and(Samples.ref(Kinds.class).get(Kinds::text).eq("x"));

        assertThat(there).isEqualTo(here).hasSameHashCodeAs(here);
        assertThat(ROW.get(Kinds::i).gt(6)).isNotEqualTo(ROW.get(Kinds::i).gt(5));
        assertThat(ROW.get(Kinds::i).ge(5)).isNotEqualTo(ROW.get(Kinds::i).gt(5));
        assertThat(ROW.get(Kinds::l).gt(5)).isNotEqualTo(ROW.get(Kinds::i).gt(5));
        assertThat(new Ref<>(1, RowType.of(Kinds.class)).get(Kinds::i)).isNotEqualTo(ROW.get(Kinds::i));
    }

    @Test
    void equals_literals_goesBySameness() {
        PlainExpr<Object> object = ROW.get(Kinds::object);

        assertThat(object.eq(1.0)).isEqualTo(object.eq(1.0)).isNotEqualTo(object.eq(1)).isNotEqualTo(object.eq(1.0f));
        assertThat(object.eq(0.0)).isNotEqualTo(object.eq(-0.0));
        assertThat(object.eq(Double.NaN)).isEqualTo(object.eq(Double.longBitsToDouble(0xfff8_0000_0000_0001L)));
        assertThat(object.eq(new BigDecimal("1.0"))).isNotEqualTo(object.eq(new BigDecimal("1.00")));
        assertThat(object.eq(new byte[] {1})).isEqualTo(object.eq(new byte[] {1}))
                .hasSameHashCodeAs(object.eq(new byte[] {1}));
        assertThat(object.eq(new byte[] {1})).isNotEqualTo(object.eq(new byte[] {2}));
        assertThat(object.eq(new ArrayList<>(List.of(1)))).isEqualTo(object.eq(List.of(1)))
                .hasSameHashCodeAs(object.eq(List.of(1)));
    }

    @Test
    void eq_mutableConstant_isCopied() {
        byte[] bytes = {1};
        List<@Nullable Object> list = new ArrayList<>(List.of(bytes));
        list.add(null);
        Condition first = ROW.get(Kinds::bytes).eq(bytes);
        Condition second = ROW.get(Kinds::object).eq(list);

        bytes[0] = 2;
        list.add("more");

        List<@Nullable Object> asItWas = new ArrayList<>(List.of(new byte[] {1}));
        asItWas.add(null);
        assertThat(first).isEqualTo(ROW.get(Kinds::bytes).eq(new byte[] {1}));
        assertThat(second).isEqualTo(ROW.get(Kinds::object).eq(asItWas));
    }

    @Test
    void literal_type_isTheDeclaredOne() {
        assertThat(new LiteralNode(Status.WAITING).type()).isEqualTo(Status.class);
        assertThat(new LiteralNode(List.of(1)).type()).isEqualTo(List.class);
        assertThat(new LiteralNode("x").type()).isEqualTo(String.class);
    }

    @Test
    void numberExpr_ofSomethingElse_isRefused() {
        assertThatThrownBy(() -> new NumberExpr<Integer>(ROW.get(Kinds::c).node()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A number is needed here, but a.get(Kinds::c) is of type Character");
    }

    @Test
    void param_primitiveType_countsAsItsWrapper() {
        PlainExpr<Integer> param = param("least", int.class);

        assertThat(param).isEqualTo(param("least", Integer.class));
        assertThat(param.node().type()).isEqualTo(Integer.class);
        assertThat(param.node().nullable()).isTrue();
        assertThat(param.node()).isEqualTo(new ParamNode("least", Integer.class))
                .isNotEqualTo(new ParamNode("most", Integer.class));
    }

    @Test
    void param_withoutName_isRefused() {
        assertThatThrownBy(() -> param(" ", String.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A parameter needs a name, but it is blank");
    }

    @Test
    void callNode_wrongNumberOfOperands_isRefused() {
        FieldNode field = (FieldNode) ROW.get(Kinds::i).node();

        assertThatThrownBy(() -> new CallNode(Operator.EQ, field))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EQ takes 2 operands, but was given [a.get(Kinds::i)]");
    }

    @Test
    void constant_isOfTheKindOfItsType() {
        NumberExpr<Integer> number = least(ROW.get(Kinds::i), constant(5));
        TextExpr text = greatest(ROW.get(Kinds::text), constant("x"));
        OrderedExpr<Status> status = least(ROW.get(Kinds::status), constant(Status.OPEN));
        TimeExpr<LocalDate> day = constant(LocalDate.EPOCH).plus(Duration.ofDays(1));
        Condition condition = caseWhen(ROW.get(Kinds::z)).then(ROW.get(Kinds::boxedZ)).otherwise(constant(true));
        PlainExpr<List<Integer>> list = constant(List.of(1));

        assertThat(Stream.<Expr<?>>of(number, text, status, day, condition, list).<Class<?>>map(e -> e.node().type()))
                .containsExactly(Integer.class, String.class, Status.class, LocalDate.class, Boolean.class, List.class);
        assertThat(Stream
                .<Expr<?>>of(constant(1L), constant(1.5), constant(1.5f), constant((short) 1), constant((byte) 1),
                        constant(BigDecimal.ONE), constant('c'), constant(Instant.EPOCH), constant(LocalTime.NOON),
                        constant(LocalDate.EPOCH.atStartOfDay()))
                .<Class<?>>map(e -> e.node().type()))
                .containsExactly(Long.class, Double.class, Float.class, Short.class, Byte.class, BigDecimal.class,
                        Character.class, Instant.class, LocalTime.class, LocalDateTime.class);
        assertThatThrownBy(() -> constant(absent(String.class))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void caseWhen_null_isTheConstantOfTheFirstValuesType() {
        NumberExpr<Integer> number =
                caseWhen(ROW.get(Kinds::z)).then(ROW.get(Kinds::i)).when(ROW.get(Kinds::boxedZ)).then(null)
                        .otherwise(null);

        assertThat(number.node().type()).isEqualTo(Integer.class);
        assertThat(number.node().nullable()).isTrue();
        assertThat(number.node().children()).filteredOn(LiteralNode.class::isInstance).hasSize(2)
                .allMatch(new LiteralNode(null, Integer.class)::equals);
        assertThatThrownBy(() -> caseWhen(ROW.get(Kinds::z)).then(null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caseWhen");
    }

    @Test
    void toString_readsAsTheProgram() {
        assertThat(ROW.get(Kinds::i).ge(5).and(ROW.get(Kinds::text).eq("x").or(ROW.get(Kinds::boxedI).isNull())).not())
                .hasToString(
                        "a.get(Kinds::i).ge(5).and(a.get(Kinds::text).eq(\"x\").or(a.get(Kinds::boxedI).isNull())).not()");
        assertThat(ROW.get(Kinds::boxedI).coalesce(0).eq(ROW.get(Kinds::i)))
                .hasToString("a.get(Kinds::boxedI).coalesce(0).eq(a.get(Kinds::i))");
        assertThat(ROW.get(Kinds::boxedI).isNotNull()).hasToString("a.get(Kinds::boxedI).isNotNull()");
        assertThat(param("team", String.class)).hasToString("param(\"team\", String.class)");
        assertThat(ROW.row()).hasToString("a.row()");
        assertThat(ROW.get(Kinds::bytes).eq(new byte[] {1, -1}))
                .hasToString("a.get(Kinds::bytes).eq(HexFormat.of().parseHex(\"01ff\"))");
        assertThat(ROW.get(Kinds::status)).hasToString("a.get(Kinds::status)");
    }

    private static Arguments refused(Supplier<Expr<?>> expression) {
        return arguments(expression);
    }

    /** A value that is null, as the variable of a program may be. */
    private static <V> V absent(Class<V> type) {
        return type.cast(null);
    }
}
