package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.value.Values;

/**
 * Compiles conditions without a third truth value at run time: a condition is asked either "when is it true" or "when is it
 * false", and neither holds where it is unknown. Negation swaps the question; conjunction and disjunction follow De Morgan.
 */
final class PredicateCompiler {

    private final ExprCompiler scalars;

    PredicateCompiler(ExprCompiler scalars) {
        this.scalars = scalars;
    }

    RowPredicate whenTrue(ExprNode node) {
        return compile(node, true);
    }

    RowPredicate whenFalse(ExprNode node) {
        return compile(node, false);
    }

    private RowPredicate compile(ExprNode node, boolean wanted) {
        if (!(node instanceof CallNode call) || call.operator() == Operator.COALESCE) {
            return new IsValue(scalars.scalar(node), wanted);
        }
        ExprNode first = call.operands().get(0);
        return switch (call.operator()) {
            case NOT -> compile(first, !wanted);
            case AND -> wanted ? both(call, true) : either(call, false);
            case OR -> wanted ? either(call, true) : both(call, false);
            case IS_NULL -> nullTest(first, wanted);
            case IS_NOT_NULL -> nullTest(first, !wanted);
            default -> comparison(call, wanted);
        };
    }

    private RowPredicate both(CallNode call, boolean wanted) {
        List<RowPredicate> parts = new ArrayList<>();
        for (ExprNode operand : call.operands()) {
            RowPredicate part = compile(operand, wanted);
            if (part == RowPredicate.NEVER) {
                return part;
            } else if (part != RowPredicate.ALWAYS) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? RowPredicate.ALWAYS : halved(parts, Both::new);
    }

    private RowPredicate either(CallNode call, boolean wanted) {
        List<RowPredicate> parts = new ArrayList<>();
        for (ExprNode operand : call.operands()) {
            RowPredicate part = compile(operand, wanted);
            if (part == RowPredicate.ALWAYS) {
                return part;
            } else if (part != RowPredicate.NEVER) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? RowPredicate.NEVER : halved(parts, Either::new);
    }

    /** Combines many parts two by two, in their order, so that a chain of thousands is a dozen calls deep. */
    private static RowPredicate halved(List<RowPredicate> parts, BinaryOperator<RowPredicate> combined) {
        int half = parts.size() / 2;
        return half == 0 ? parts.get(0) : combined.apply(halved(parts.subList(0, half), combined),
                halved(parts.subList(half, parts.size()), combined));
    }

    private RowPredicate nullTest(ExprNode node, boolean wantNull) {
        if (node instanceof LiteralNode literal) {
            return (literal.value() == null) == wantNull ? RowPredicate.ALWAYS : RowPredicate.NEVER;
        }
        return new NullTest(scalars.scalar(node), wantNull);
    }

    private RowPredicate comparison(CallNode call, boolean wanted) {
        ExprNode left = call.operands().get(0);
        ExprNode right = call.operands().get(1);
        if (right instanceof LiteralNode literal) {
            Object constant = literal.value();
            if (constant == null) {
                return RowPredicate.NEVER;
            }
            LongField integral = LongField.of(left);
            if (integral != null && (constant instanceof Long || constant instanceof Integer)) {
                return new IntegralComparison(integral, call.operator(), ((Number) constant).longValue(), wanted);
            }
        }
        return new Comparison(call.operator(), scalars.scalar(left), scalars.scalar(right), call.mayBeUnlike(), wanted);
    }

    private static final class IsValue extends RowPredicate {
        private final Scalar value;
        private final Boolean wanted;

        IsValue(Scalar value, boolean wanted) {
            this.value = value;
            this.wanted = wanted;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return wanted.equals(value.eval(rows, at));
        }
    }

    private static final class Both extends RowPredicate {
        private final RowPredicate a;
        private final RowPredicate b;

        Both(RowPredicate a, RowPredicate b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return a.test(rows, at) && b.test(rows, at);
        }
    }

    private static final class Either extends RowPredicate {
        private final RowPredicate a;
        private final RowPredicate b;

        Either(RowPredicate a, RowPredicate b) {
            this.a = a;
            this.b = b;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return a.test(rows, at) || b.test(rows, at);
        }
    }

    private static final class NullTest extends RowPredicate {
        private final Scalar value;
        private final boolean wantNull;

        NullTest(Scalar value, boolean wantNull) {
            this.value = value;
            this.wantNull = wantNull;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return (value.eval(rows, at) == null) == wantNull;
        }
    }

    private static final class IntegralComparison extends RowPredicate {
        private final LongField field;
        private final Operator operator;
        private final long constant;
        private final boolean wanted;

        IntegralComparison(LongField field, Operator operator, long constant, boolean wanted) {
            this.field = field;
            this.operator = operator;
            this.constant = constant;
            this.wanted = wanted;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return operator.holds(Long.compare(field.get(rows, at), constant)) == wanted;
        }
    }

    private static final class Comparison extends RowPredicate {
        private final Operator operator;
        private final Scalar left;
        private final Scalar right;
        private final boolean mayBeUnlike;
        private final boolean wanted;

        Comparison(Operator operator, Scalar left, Scalar right, boolean mayBeUnlike, boolean wanted) {
            this.operator = operator;
            this.left = left;
            this.right = right;
            this.mayBeUnlike = mayBeUnlike;
            this.wanted = wanted;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            Object a = left.eval(rows, at);
            Object b = right.eval(rows, at);
            if (a == null || b == null || mayBeUnlike && !Values.comparable(a, b)) {
                return false;
            }
            boolean holds = switch (operator) {
                case EQ -> Values.equal(a, b);
                case NE -> !Values.equal(a, b);
                default -> operator.holds(Values.compare(a, b));
            };
            return holds == wanted;
        }
    }
}
