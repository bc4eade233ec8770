package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.Operator;

/**
 * Compiles conditions without a third truth value at run time: a condition is asked either "when is it true" or "when is it
 * false", and neither holds where it is unknown. Negation swaps the question; conjunction and disjunction follow De Morgan.
 */
final class PredicateCompiler {

    private final ScalarCompiler scalars;

    PredicateCompiler(ScalarCompiler scalars) {
        this.scalars = scalars;
    }

    RowPredicate whenTrue(RowExpr condition) {
        return compile(condition, true);
    }

    private RowPredicate compile(RowExpr condition, boolean wanted) {
        if (!(condition instanceof Call call && call.node() instanceof CallNode node)
                || node.operator() == Operator.COALESCE) {
            return new IsValue(scalars.scalar(condition), wanted);
        }
        RowExpr first = call.operands().get(0);
        return switch (node.operator()) {
            case NOT -> compile(first, !wanted);
            case AND -> wanted ? both(call, true) : either(call, false);
            case OR -> wanted ? either(call, true) : both(call, false);
            case IS_NULL -> new NullTest(scalars.scalar(first), wanted);
            case IS_NOT_NULL -> new NullTest(scalars.scalar(first), !wanted);
            default -> {
                Comparison comparison =
                        Comparison.of(node, scalars.scalar(first), scalars.scalar(call.operands().get(1)));
                yield wanted ? comparison : new WhenFalse(comparison);
            }
        };
    }

    private RowPredicate both(Call call, boolean wanted) {
        return halved(compiled(call, wanted), Both::new);
    }

    private RowPredicate either(Call call, boolean wanted) {
        return halved(compiled(call, wanted), Either::new);
    }

    private List<RowPredicate> compiled(Call call, boolean wanted) {
        List<RowPredicate> parts = new ArrayList<>();
        call.operands().forEach(operand -> parts.add(compile(operand, wanted)));
        return parts;
    }

    /** Combines many parts two by two, in their order, so that a chain of thousands is a dozen calls deep. */
    private static RowPredicate halved(List<RowPredicate> parts, BinaryOperator<RowPredicate> combined) {
        int half = parts.size() / 2;
        return half == 0 ? parts.get(0) : combined.apply(halved(parts.subList(0, half), combined),
                halved(parts.subList(half, parts.size()), combined));
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
            return value.isBoolean() ? value.evalBoolean(rows, at) == wanted : wanted.equals(value.eval(rows, at));
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

        @Override
        public void select(RowBlock block) {
            a.select(block);
            b.select(block);
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

    private static final class WhenFalse extends RowPredicate {
        private final Comparison comparison;

        WhenFalse(Comparison comparison) {
            this.comparison = comparison;
        }

        @Override
        public boolean test(@Nullable Object[] rows, int at) {
            return comparison.truth(rows, at) == 0;
        }
    }
}
