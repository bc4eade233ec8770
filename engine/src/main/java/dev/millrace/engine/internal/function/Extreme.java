package dev.millrace.engine.internal.function;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.value.UnorderedValueException;
import dev.millrace.query.value.Values;

/** The least or the greatest of some values, the first among equals, in their common type. */
final class Extreme extends Scalar {

    private final Scalar[] operands;

    private final boolean least;
    private final @Nullable Widening widening;
    private final Report report;

    private Extreme(List<Scalar> operands, boolean least, @Nullable Widening widening, Report report) {
        this.operands = operands.toArray(Scalar[]::new);
        this.least = least;
        this.widening = widening;
        this.report = report;
    }

    static Scalar of(FunctionNode node, List<Scalar> operands, Report report) {
        boolean least = node.function() == ScalarFunction.LEAST;
        IntegerType integer = IntegerType.of(node.type());
        if (integer != null && operands.stream().allMatch(Scalar::isLong)) {
            List<Scalar> widened = new ArrayList<>();
            for (int i = 0; i < operands.size(); i++) {
                widened.add(Widening.widened(node.type(), node.operands().get(i).type(), operands.get(i), report));
            }
            return new OfLongs(integer, widened, least);
        }
        return new Extreme(operands, least, Widening.to(node.type(), report), report);
    }

    // In one pass, so that nothing is allocated; what comes after a null is looked at all the same.
    @Override
    public @Nullable Object eval(@Nullable Object[] rows, int at) {
        Object best = operands[0].eval(rows, at);
        boolean isKnown = best != null;
        try {
            for (int i = 1; i < operands.length; i++) {
                Object value = operands[i].eval(rows, at);
                isKnown &= value != null;
                if (value != null && best != null && isKnown) {
                    int order = Values.compare(value, best);
                    best = least ? order < 0 ? value : best : order > 0 ? value : best;
                }
            }
        } catch (UnorderedValueException e) {
            return report.failed(e, rows, at);
        }
        return best == null || !isKnown ? null : widening == null ? best : widening.of(best, rows, at);
    }

    /** Of integers that are never null. */
    private static final class OfLongs extends Scalar {
        private final IntegerType type;
        private final Scalar[] operands;
        private final boolean least;

        OfLongs(IntegerType type, List<Scalar> operands, boolean least) {
            this.type = type;
            this.operands = operands.toArray(Scalar[]::new);
            this.least = least;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return type.box(evalLong(rows, at));
        }

        @Override
        public boolean isLong() {
            return true;
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            long best = operands[0].evalLong(rows, at);
            for (int i = 1; i < operands.length; i++) {
                long value = operands[i].evalLong(rows, at);
                best = least ? Math.min(best, value) : Math.max(best, value);
            }
            return best;
        }
    }
}
