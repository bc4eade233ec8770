package dev.millrace.engine.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.query.Bindings;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.ScalarFunction.Nulls;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.value.Values;
import dev.millrace.testkit.ReferenceEvaluator;
import dev.millrace.testkit.sample.Choices;

/** Functions of functions: what one gives without boxing, another takes. */
class AnyExpressionTest {

    @Property(tries = 4000)
    void anyExpression_anyRows_agreesWithTheReference(@ForAll @IntRange(min = 1, max = 4) int depth,
            @ForAll long seed) {
        Choices choices = Choices.seeded(seed);
        ExprNode expression = new AnyExpression(choices).any(depth);
        List<Wide> rows = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            rows.add(Wide.any(id, choices));
        }

        List<?> expected = values(expression, rows);

        for (int i = 0; i < rows.size(); i++) {
            Outcome outcome = Outcome.of(expression, rows.get(i));
            assertThat(Values.same(outcome.value(), expected.get(i)))
                    .as("%s of %s is %s, not %s", expression, rows.get(i), expected.get(i), outcome.value()).isTrue();
            for (Outcome.Reported failure : outcome.failures()) {
                assertThat(failure.row()).isSameAs(rows.get(i));
                check(failure.expression(), rows.get(i));
            }
            if (expression.type() == Boolean.class) {
                assertThat(Compiled.predicate(expression).test(new Object[] {rows.get(i)}, 0))
                        .isEqualTo(Boolean.TRUE.equals(expected.get(i)));
            }
        }
    }

    private static List<?> values(ExprNode expression, List<Wide> rows) {
        return ReferenceEvaluator.evaluate(new ProjectNode(new SourceNode(Wide.WIDE), expression), Bindings.NONE,
                Map.of("wide", rows)).rows();
    }

    /** What failed is null though its operands are not, and may be so. */
    private static void check(ExprNode failed, Wide row) {
        @Nullable Object value = values(failed, List.of(row)).get(0);
        assertThat(value).as("%s of %s", failed, row).isNull();
        assertThat(failed.children()).as("%s of %s", failed, row)
                .allMatch(operand -> Objects.nonNull(values(operand, List.of(row)).get(0)));
        assertThat(failed instanceof UserCallNode || ((FunctionNode) failed).function().nulls()
                == Nulls.STRICT_AND_FAILING).isTrue();
    }
}
