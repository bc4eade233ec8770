package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.value.Values;

/**
 * A compiled comparison of two values: unknown where one is null, or where they have no order in common (laws 4 and 5). As a condition it
 * is asked when it is true.
 */
abstract class Comparison extends RowPredicate {

    /** What {@link #truth} gives where it is unknown whether the comparison holds. */
    static final int UNKNOWN = 2;

    /** 1 where it holds, 0 where it does not, or {@link #UNKNOWN}. */
    abstract int truth(@Nullable Object[] rows, int at);

    @Override
    public final boolean test(@Nullable Object[] rows, int at) {
        return truth(rows, at) == 1;
    }

    static Comparison of(CallNode call, Scalar left, Scalar right) {
        Operator operator = call.operator();
        if (left.isLong() && right.isLong()) {
            return new OfLongs(operator, left, right);
        } else if (left.isDouble() && right.isDouble()) {
            return new OfDoubles(operator, left, right);
        } else if (left.isBoolean() && right.isBoolean() && (operator == Operator.EQ || operator == Operator.NE)) {
            return new OfBooleans(left, right, operator == Operator.EQ);
        } else if (left.isLongOrNull() && right.isLongOrNull()
                || left.isDoubleOrNull() && right.isDoubleOrNull()) {
            Comparison present = left.isLongOrNull() ? new OfLongs(operator, left, right)
                    : new OfDoubles(operator, left, right);
            return new WhereNotNull(present, left, right);
        } else if (operator == Operator.EQ || operator == Operator.NE) {
            return new Equality(left, right, operator == Operator.EQ);
        }
        return new OfValues(operator, left, right, call.mayBeUnlike());
    }

    /** Leaves the rows whose numbers compare as wanted. */
    private static void selectByNumbers(RowBlock block, Scalar left, Scalar right, boolean ifLess, boolean ifEqual,
            boolean ifGreater) {
        long[] lefts = block.claim();
        long[] rights = block.claim();
        left.longs(block, lefts);
        right.longs(block, rights);
        int wanted = (ifLess ? 1 : 0) | (ifEqual ? 2 : 0) | (ifGreater ? 4 : 0);
        for (int i = 0; i < block.size(); i++) {
            lefts[i] = wanted >>> 1 + less(rights[i], lefts[i]) - less(lefts[i], rights[i]) & 1;
        }
        block.keep(lefts);
        block.release();
        block.release();
    }

    /** 1 if a number is less than another, else 0. Source: Warren, Hacker's Delight, 2-12. */
    private static int less(long a, long b) {
        return (int) ((a & ~b | (~(a ^ b) & a - b)) >>> Long.SIZE - 1);
    }

    private static final class OfBooleans extends Comparison {
        private final Scalar left;
        private final Scalar right;
        private final boolean equal;

        OfBooleans(Scalar left, Scalar right, boolean equal) {
            this.left = left;
            this.right = right;
            this.equal = equal;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            return left.evalBoolean(rows, at) == right.evalBoolean(rows, at) == equal ? 1 : 0;
        }

        @Override
        public void select(RowBlock block) {
            selectByNumbers(block, left, right, !equal, equal, !equal);
        }
    }

    private static final class OfLongs extends Comparison {
        private final boolean ifLess;
        private final boolean ifEqual;
        private final boolean ifGreater;
        private final Scalar left;
        private final Scalar right;

        OfLongs(Operator operator, Scalar left, Scalar right) {
            this.ifLess = operator.holds(-1);
            this.ifEqual = operator.holds(0);
            this.ifGreater = operator.holds(1);
            this.left = left;
            this.right = right;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            long a = left.evalLong(rows, at);
            long b = right.evalLong(rows, at);
            return (a < b ? ifLess : a > b ? ifGreater : ifEqual) ? 1 : 0;
        }

        @Override
        public void select(RowBlock block) {
            selectByNumbers(block, left, right, ifLess, ifEqual, ifGreater);
        }
    }

    /** One NaN, greater than every number, and one zero. */
    private static final class OfDoubles extends Comparison {
        private final Operator operator;
        private final Scalar left;
        private final Scalar right;

        OfDoubles(Operator operator, Scalar left, Scalar right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            // Adding a zero makes a negative one positive.
            int order = Double.compare(left.evalDouble(rows, at) + 0.0, right.evalDouble(rows, at) + 0.0);
            return operator.holds(order) ? 1 : 0;
        }
    }

    /** Numbers of which one may be null. */
    private static final class WhereNotNull extends Comparison {
        private final Comparison present;
        private final Scalar left;
        private final Scalar right;

        WhereNotNull(Comparison present, Scalar left, Scalar right) {
            this.present = present;
            this.left = left;
            this.right = right;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            return left.isNull(rows, at) || right.isNull(rows, at) ? UNKNOWN : present.truth(rows, at);
        }
    }

    private static final class Equality extends Comparison {
        private final Scalar left;
        private final Scalar right;
        private final boolean equal;

        Equality(Scalar left, Scalar right, boolean equal) {
            this.left = left;
            this.right = right;
            this.equal = equal;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            Object a = left.eval(rows, at);
            Object b = right.eval(rows, at);
            return a == null || b == null ? UNKNOWN : Values.equal(a, b) == equal ? 1 : 0;
        }
    }

    private static final class OfValues extends Comparison {
        private final Operator operator;
        private final Scalar left;
        private final Scalar right;
        private final boolean mayBeUnlike;

        OfValues(Operator operator, Scalar left, Scalar right, boolean mayBeUnlike) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.mayBeUnlike = mayBeUnlike;
        }

        @Override
        int truth(@Nullable Object[] rows, int at) {
            Object a = left.eval(rows, at);
            Object b = a == null ? null : right.eval(rows, at);
            if (a == null || b == null || mayBeUnlike && !Values.comparable(a, b)) {
                return UNKNOWN;
            }
            return operator.holds(Values.compare(a, b)) ? 1 : 0;
        }
    }
}
