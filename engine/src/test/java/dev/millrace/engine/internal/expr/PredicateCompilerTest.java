package dev.millrace.engine.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.Bindings;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.testkit.EvaluatedResult;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.sample.Choices;
import dev.millrace.testkit.sample.Item;
import dev.millrace.testkit.sample.SampleRows;
import dev.millrace.testkit.sample.SampleSchema;

/** Conditions as true, false and unknown (law 4). */
class PredicateCompilerTest {

    record Truths(@Nullable Boolean a, @Nullable Boolean b) {
    }

    private static final RowType<Truths> TRUTHS = RowType.of(Truths.class);
    private static final List<@Nullable Boolean> ALL = Arrays.asList(true, false, null);

    private static void check(ExprNode condition, Object row, @Nullable Object expected) {
        Object[] rows = {"another row", row};
        assertThat(Compiled.predicate(condition).test(rows, 1)).as("%s is true for %s", condition, row)
                .isEqualTo(Boolean.TRUE.equals(expected));
        assertThat(Compiled.predicate(new CallNode(Operator.NOT, condition)).test(rows, 1))
                .as("%s is false for %s", condition, row).isEqualTo(Boolean.FALSE.equals(expected));
        assertThat(Compiled.scalar(condition).eval(rows, 1)).as("%s of %s", condition, row).isEqualTo(expected);
    }

    /** Both, once as fields and once as constants. */
    private static void check(Operator operator, @Nullable Boolean a, @Nullable Boolean b, @Nullable Boolean expected) {
        FieldNode fieldA = new FieldNode(0, TRUTHS.component("a"));
        FieldNode fieldB = new FieldNode(0, TRUTHS.component("b"));
        LiteralNode literalA = new LiteralNode(a, Boolean.class);
        LiteralNode literalB = new LiteralNode(b, Boolean.class);
        Truths row = new Truths(a, b);
        if (operator.arity() == 1) {
            check(new CallNode(operator, fieldA), row, expected);
            check(new CallNode(operator, literalA), row, expected);
            return;
        }
        check(new CallNode(operator, fieldA, fieldB), row, expected);
        check(new CallNode(operator, literalA, fieldB), row, expected);
        check(new CallNode(operator, fieldA, literalB), row, expected);
        check(new CallNode(operator, literalA, literalB), row, expected);
    }

    /** What the operator gives for true, false and unknown in turn, on the left and then on the right. */
    private static void checkTable(Operator operator, @Nullable Boolean... expected) {
        List<@Nullable Boolean> outcomes = Arrays.asList(expected);
        for (int i = 0; i < outcomes.size(); i++) {
            check(operator, ALL.get(operator.arity() == 1 ? i : i / 3), ALL.get(i % 3), outcomes.get(i));
        }
    }

    @Test
    void not_truthTable() {
        checkTable(Operator.NOT, false, true, null);
    }

    @Test
    void and_truthTable() {
        checkTable(Operator.AND, true, false, null, false, false, false, null, false, null);
    }

    @Test
    void or_truthTable() {
        checkTable(Operator.OR, true, true, true, true, false, null, true, null, null);
    }

    @Test
    void equal_truthTable() {
        checkTable(Operator.EQ, true, false, null, false, true, null, null, null, null);
    }

    @Test
    void notEqual_truthTable() {
        checkTable(Operator.NE, false, true, null, true, false, null, null, null, null);
    }

    @Test
    void less_truthTable() {
        checkTable(Operator.LT, false, false, null, true, false, null, null, null, null);
    }

    @Test
    void isNull_truthTable() {
        checkTable(Operator.IS_NULL, false, false, true);
        checkTable(Operator.IS_NOT_NULL, true, true, false);
    }

    @Test
    void coalesce_truthTable() {
        checkTable(Operator.COALESCE, true, true, true, false, false, false, true, false, null);
    }

    @Test
    void nestedTwice_allCombinations_followKleene() {
        List<Operator> operators = List.of(Operator.AND, Operator.OR);
        List<ExprNode> parts = new ArrayList<>();
        for (Boolean truth : ALL) {
            LiteralNode literal = new LiteralNode(truth, Boolean.class);
            parts.add(literal);
            parts.add(new CallNode(Operator.NOT, literal));
        }
        for (Operator outer : operators) {
            for (Operator inner : operators) {
                parts.forEach(a -> parts.forEach(b -> parts.forEach(c -> {
                    ExprNode node = new CallNode(outer, a, new CallNode(Operator.NOT, new CallNode(inner, b, c)));
                    Integer inside = not(outcome(inner, degree(b), degree(c)));
                    check(node, new Truths(null, null), truth(outcome(outer, degree(a), inside)));
                })));
            }
        }
    }

    @Test
    void chain_ofThousands_isDecidedByAnyOfThem() {
        for (Operator operator : List.of(Operator.AND, Operator.OR)) {
            for (Boolean truth : ALL) {
                for (int place : List.of(0, 1, 4_999, 9_999)) {
                    List<ExprNode> terms = new ArrayList<>();
                    for (int i = 0; i < 10_000; i++) {
                        LiteralNode term = new LiteralNode(
                                i == place ? truth : Boolean.valueOf(operator == Operator.AND), Boolean.class);
                        terms.add(new CallNode(Operator.NOT, new CallNode(Operator.NOT, term)));
                    }
                    check(new CallNode(operator, terms), new Truths(null, null), truth);
                }
            }
        }
    }

    /** Degrees of truth: 1 for true, 0 for unknown, -1 for false. */
    private static int degree(ExprNode part) {
        if (part instanceof CallNode not) {
            return not(degree(not.operands().get(0)));
        }
        Object value = ((LiteralNode) part).value();
        return value == null ? 0 : (Boolean) value ? 1 : -1;
    }

    private static int not(int degree) {
        return -degree;
    }

    private static int outcome(Operator operator, int a, int b) {
        return operator == Operator.AND ? Math.min(a, b) : Math.max(a, b);
    }

    private static @Nullable Boolean truth(int degree) {
        return degree == 0 ? null : Boolean.valueOf(degree > 0);
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 2000)
    void anyCondition_anyRow_agreesWithTheReference(@ForAll @IntRange(max = 4) int depth, @ForAll long seed) {
        Choices choices = Choices.seeded(seed);
        ExprNode condition = new Conditions(choices).any(depth);
        Item item = SampleRows.any(SampleSchema.ITEMS, choices);

        Map<String, Collection<?>> rows = Map.of("items", List.of(item));
        EvaluatedResult expected =
                ReferenceEvaluator.evaluate(new ProjectNode(new SourceNode(SampleSchema.ITEMS), condition),
                        Bindings.NONE, rows);

        Statistics.collect(String.valueOf(expected.rows().get(0)));
        check(condition, item, expected.rows().get(0));
    }
}
