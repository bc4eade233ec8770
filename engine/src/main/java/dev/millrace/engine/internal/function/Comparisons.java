package dev.millrace.engine.internal.function;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.Scalar;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.value.Values;

/** Functions that compare values (laws 3 and 4). */
final class Comparisons {

    private Comparisons() {
    }

    static Scalar isDistinct(Scalar left, Scalar right) {
        return new Scalar() {
            @Override
            public Object eval(@Nullable Object[] rows, int at) {
                return !Values.equalOrBothNull(left.eval(rows, at), right.eval(rows, at));
            }
        };
    }

    static Scalar nullIf(Scalar left, Scalar right) {
        return new Scalar() {
            @Override
            public @Nullable Object eval(@Nullable Object[] rows, int at) {
                Object value = left.eval(rows, at);
                Object other = right.eval(rows, at);
                return value != null && other != null && Values.equal(value, other) ? null : value;
            }
        };
    }

    static Scalar between(List<ExprNode> nodes, List<Scalar> operands) {
        if (operands.stream().allMatch(Scalar::isLong)) {
            return new BetweenLongs(operands.get(0), operands.get(1), operands.get(2));
        }
        boolean lowMayBeUnlike = new CallNode(Operator.GE, nodes.get(0), nodes.get(1)).mayBeUnlike();
        boolean highMayBeUnlike = new CallNode(Operator.LE, nodes.get(0), nodes.get(2)).mayBeUnlike();
        return new Between(operands, lowMayBeUnlike, highMayBeUnlike);
    }

    private static final class BetweenLongs extends Scalar {
        private final Scalar value;
        private final Scalar low;
        private final Scalar high;

        BetweenLongs(Scalar value, Scalar low, Scalar high) {
            this.value = value;
            this.low = low;
            this.high = high;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return isTrue(rows, at);
        }

        @Override
        public boolean isTrue(@Nullable Object[] rows, int at) {
            long number = value.evalLong(rows, at);
            long least = low.evalLong(rows, at);
            long most = high.evalLong(rows, at);
            return number >= least && number <= most;
        }
    }

    /** False if one comparison is, whatever the other; else unknown if one is. Values without a common order are not compared. */
    private static final class Between extends Scalar {
        private final Scalar value;
        private final Scalar low;
        private final Scalar high;
        private final boolean lowMayBeUnlike;
        private final boolean highMayBeUnlike;

        Between(List<Scalar> operands, boolean lowMayBeUnlike, boolean highMayBeUnlike) {
            this.value = operands.get(0);
            this.low = operands.get(1);
            this.high = operands.get(2);
            this.lowMayBeUnlike = lowMayBeUnlike;
            this.highMayBeUnlike = highMayBeUnlike;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Object compared = value.eval(rows, at);
            Object least = low.eval(rows, at);
            Object most = high.eval(rows, at);
            if (compared == null) {
                return null;
            }
            boolean isKnown = true;
            if (least == null || lowMayBeUnlike && !Values.comparable(compared, least)) {
                isKnown = false;
            } else if (Values.compare(compared, least) < 0) {
                return Boolean.FALSE;
            }
            if (most == null || highMayBeUnlike && !Values.comparable(compared, most)) {
                isKnown = false;
            } else if (Values.compare(compared, most) > 0) {
                return Boolean.FALSE;
            }
            return isKnown ? Boolean.TRUE : null;
        }
    }
}
