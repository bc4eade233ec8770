package dev.millrace.engine.internal.aggregate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.aggregate.Sample.Signed;
import dev.millrace.engine.internal.expr.Failures;
import dev.millrace.engine.internal.plan.Compiled;
import dev.millrace.engine.internal.store.Visits;
import dev.millrace.query.Identity;
import dev.millrace.query.ast.AggregateFunction;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.Collation.Strength;
import dev.millrace.query.value.NullPlacement;

class ExtremeTest {

    @Test
    void result_extremeLeaves_theNextOneStands() {
        CheckedAccumulator.of(AggregateFunction.MIN, "whole").gives(null).with(1, 5L).gives(5L).with(2, 3L).gives(3L)
                .with(3, 3L).with(4, 9L).without(2).gives(3L).without(3).gives(5L).without(1).gives(9L).without(4)
                .gives(null);
    }

    @Test
    void result_manyDistinctValues_leaveOneByOne() {
        CheckedAccumulator greatest = CheckedAccumulator.of(AggregateFunction.MAX, "large");
        for (long id = 0; id < 3 * Ordered.FEW; id++) {
            greatest.with(id, id * 7 % 100);
        }
        greatest.gives(99L);
        for (long id = 3 * Ordered.FEW - 1; id >= 0; id--) {
            greatest.without(id).check();
        }
    }

    /** Few enough for notes, then too many, then few again. */
    @Property(tries = 10)
    void result_numbersThatComeAndGo_isTheGreatest(@ForAll long seed) {
        Random random = new Random(seed);
        CheckedAccumulator greatest = CheckedAccumulator.of(AggregateFunction.MAX, "large");
        List<Long> ids = new ArrayList<>();

        for (int step = 0; step < 1_500; step++) {
            if (ids.isEmpty() || random.nextInt(100) < (step < 900 ? 75 : 20)) {
                ids.add((long) step);
                greatest.with(step, (long) random.nextInt(500));
            } else {
                greatest.without(ids.remove(random.nextInt(10) == 0 ? ids.size() - 1 : random.nextInt(ids.size())));
            }
            greatest.check();
        }
    }

    @Test
    void result_equalNumbers_areShownAsOne() {
        CheckedAccumulator.of(AggregateFunction.MAX, "decimal").with(1, new BigDecimal("1.00"))
                .gives(BigDecimal.ONE).with(2, BigDecimal.ONE).without(1).gives(BigDecimal.ONE);
        CheckedAccumulator.of(AggregateFunction.MIN, "real").with(1, -0.0).gives(0.0);
        CheckedAccumulator.of(AggregateFunction.MIN, "number").with(1, 1).with(2, 1.0).gives(1L).without(1).gives(1L);
    }

    @Test
    void result_nan_isGreatest() {
        CheckedAccumulator.of(AggregateFunction.MAX, "exact").with(1, Double.POSITIVE_INFINITY).with(2, Double.NaN)
                .gives(Double.NaN).without(2).gives(Double.POSITIVE_INFINITY);
    }

    @Test
    void result_recordsNotShownAlike_isThatOfTheLowestIdentity() {
        double otherNan = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
        CheckedAccumulator.of(AggregateFunction.MIN, "signed").with(5, new Signed(-0.0, 1)).with(3, new Signed(-0.0, 1))
                .gives(new Signed(-0.0, 1)).with(2, new Signed(otherNan, 1)).without(5).without(3)
                .gives(new Signed(Double.NaN, 1));
    }

    @Test
    void result_collatedStrings_isThatOfTheLowestIdentity() {
        FieldNode text = new FieldNode(0, Sample.component("text"));
        Collation letters = Collation.of(Locale.ROOT).withStrength(Strength.PRIMARY);
        CheckedAccumulator least = new CheckedAccumulator(new AggregateNode(AggregateFunction.MIN, List.of(text),
                List.of(new OrderTerm(text, false, NullPlacement.FIRST, letters)), null));

        least.with(5, "a").gives("a").with(3, "A").gives("A").with(4, "b").with(7, "\u00e4").without(3).gives("a")
                .without(5).gives("\u00e4").without(7).gives("b");
    }

    @Test
    void remove_valueThatIsNotIn_isRefused() {
        Accumulator least = AccumulatorFactory.of(
                new AggregateNode(AggregateFunction.MIN, new FieldNode(0, Sample.component("whole"))),
                List.of(Compiled
                        .scalar(new FieldNode(0, Sample.component("whole")))),
                List.of(), (rows, at) -> new Identity.Of(1),
                Failures.NONE, new Visits()).create();

        assertThatThrownBy(() -> least.remove(new Object[] {Sample.of(1, "whole", 3L)}, 0))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("value 3");
    }
}
