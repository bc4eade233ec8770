package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.testkit.sample.Choices;

class SampledExpressionsTest {

    private static final int EXPRESSIONS = 5_000;

    @Test
    void everyFunctionOperatorAndColumn_appearsOften() {
        Map<Object, Integer> times = new HashMap<>();
        Random random = new Random(1);
        for (int i = 0; i < EXPRESSIONS; i++) {
            count(SampledExpressions.any(Choices.recorded(random.ints(120, 0, Choices.RANGE).boxed().toList()))
                    .expression(),
                    times);
        }

        // The functions of time are drawn in queries of the whole language.
        Set<ScalarFunction> drawn =
                EnumSet.complementOf(EnumSet.range(ScalarFunction.TRUNCATE, ScalarFunction.AT_ZONE));
        assertThat(times).containsKeys(drawn.toArray()).containsKeys((Object[]) Operator.values())
                .containsKeys(Sampled.SAMPLED.rowType().components().toArray())
                .containsKeys(LiteralNode.class, ParamNode.class)
                .allSatisfy((construct, count) -> assertThat(count).as(construct.toString()).isGreaterThan(50));
    }

    private static void count(ExprNode node, Map<Object, Integer> times) {
        Object construct = node instanceof FunctionNode function ? function.function()
                : node instanceof CallNode call ? call.operator()
                : node instanceof FieldNode field ? field.component() : node.getClass();
        times.merge(construct, 1, Integer::sum);
        node.children().forEach(child -> count(child, times));
    }

    @Test
    void equalDecisions_giveEqualExpressions() {
        assertThat(SampledExpressions.any(Choices.seeded(5))).isEqualTo(SampledExpressions.any(Choices.seeded(5)));
    }
}
