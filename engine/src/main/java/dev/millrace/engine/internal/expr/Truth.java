package dev.millrace.engine.internal.expr;

import org.jspecify.annotations.Nullable;

/** Conditions as values: true, false, or null where they are unknown (law 4). */
final class Truth {

    private Truth() {
    }

    /** Whether a comparison holds. */
    static final class Compares extends Scalar {
        private final Comparison comparison;

        Compares(Comparison comparison) {
            this.comparison = comparison;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            int truth = comparison.truth(rows, at);
            return truth == Comparison.UNKNOWN ? null : (Object) (truth == 1);
        }
    }

    /** True where a condition is false. */
    static final class Not extends Scalar {
        private final Scalar condition;

        Not(Scalar condition) {
            this.condition = condition;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Object truth = condition.eval(rows, at);
            return truth == null ? null : (Object) !(Boolean) truth;
        }
    }

    /** Kleene's conjunction or disjunction: the first operand that decides does. */
    static final class Chain extends Scalar {
        private final Scalar[] operands;
        private final Boolean neutral;

        Chain(Scalar[] operands, boolean neutral) {
            this.operands = operands;
            this.neutral = neutral;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            boolean unknown = false;
            for (Scalar operand : operands) {
                Object truth = operand.eval(rows, at);
                if (truth == null) {
                    unknown = true;
                } else if (!neutral.equals(truth)) {
                    return truth;
                }
            }
            return unknown ? null : neutral;
        }
    }

    /** Whether a value is null. */
    static final class IsNull extends Scalar {
        private final Scalar value;
        private final boolean wantNull;

        IsNull(Scalar value, boolean wantNull) {
            this.value = value;
            this.wantNull = wantNull;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return (value.eval(rows, at) == null) == wantNull;
        }
    }

    /** Whether something stands in a lane. */
    static final class IsPresent extends Scalar {
        private final int lane;

        IsPresent(int lane) {
            this.lane = lane;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            return rows[at + lane] != null;
        }
    }

    /** Whether a value is among others. */
    static final class Found extends Scalar {
        private final Scalar found;
        private final Scalar members;
        private final Scalar operand;

        Found(Scalar found, Scalar members, Scalar operand) {
            this.found = found;
            this.members = members;
            this.operand = operand;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            if (Boolean.TRUE.equals(found.eval(rows, at))) {
                return true;
            }
            Object someNull = members.eval(rows, at);
            if (someNull == null) {
                return false;
            }
            return Boolean.TRUE.equals(someNull) || operand.eval(rows, at) == null ? null : (Object) false;
        }
    }
}
