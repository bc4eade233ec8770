package dev.millrace.engine.internal.expr;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr.AnyPresent;
import dev.millrace.engine.internal.expr.RowExpr.Beside;
import dev.millrace.engine.internal.expr.RowExpr.ByBranch;
import dev.millrace.engine.internal.expr.RowExpr.Call;
import dev.millrace.engine.internal.expr.RowExpr.Constant;
import dev.millrace.engine.internal.expr.RowExpr.FirstPresent;
import dev.millrace.engine.internal.expr.RowExpr.Found;
import dev.millrace.engine.internal.expr.RowExpr.GroupValue;
import dev.millrace.engine.internal.expr.RowExpr.IdentityOf;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.Make;
import dev.millrace.engine.internal.expr.RowExpr.Member;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.Present;
import dev.millrace.engine.internal.expr.RowExpr.Shown;
import dev.millrace.engine.internal.expr.RowExpr.WherePresent;
import dev.millrace.engine.internal.function.FunctionCompiler;
import dev.millrace.engine.internal.store.Recent;
import dev.millrace.engine.internal.store.RowBlock;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.UserCallNode;

/** Turns expressions into closures over the lanes of a row. */
public final class ScalarCompiler {

    private final LaneNulls nulls;
    private final Failures failures;
    private final @Nullable Recent recent;

    /**
     * Compiles expressions over the rows of an operator.
     *
     * @param nulls which lanes may be empty
     * @param failures is told of what cannot be computed (law 5)
     */
    public ScalarCompiler(LaneNulls nulls, Failures failures) {
        this(nulls, failures, null);
    }

    /**
     * Compiles expressions over the rows of an operator, with reads of components that others were compiled with.
     *
     * @param nulls which lanes may be empty
     * @param failures is told of what cannot be computed (law 5)
     * @param recent has the reads; null if they are not shared
     */
    public ScalarCompiler(LaneNulls nulls, Failures failures, @Nullable Recent recent) {
        this.nulls = nulls;
        this.failures = failures;
        this.recent = recent;
    }

    /** What decides about a compiled read. */
    private record ReadOf(Part part, boolean mayBeEmpty) {
    }

    /**
     * Compiles a condition.
     *
     * @param condition the condition
     * @return holds where it is true: not where it is false or unknown
     */
    public RowPredicate predicate(RowExpr condition) {
        return new PredicateCompiler(this).whenTrue(condition);
    }

    /**
     * Compiles several expressions.
     *
     * @param expressions the expressions
     * @return what evaluates each
     */
    public Scalar[] scalars(List<? extends RowExpr> expressions) {
        Scalar[] scalars = new Scalar[expressions.size()];
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = scalar(expressions.get(i));
        }
        return scalars;
    }

    /**
     * Compiles an expression.
     *
     * @param expression the expression
     * @return evaluates it
     */
    public Scalar scalar(RowExpr expression) {
        if (expression instanceof Lane lane) {
            return new Read.Whole(lane.lane());
        } else if (expression instanceof Part part) {
            return part(part);
        } else if (expression instanceof Constant constant) {
            return new ConstantScalar(constant.literal().value());
        } else if (expression instanceof GroupValue value) {
            return new Read.OfGroup(value.lane(), value.index());
        } else if (expression instanceof Shown shown) {
            return new Read.RowOfEntry(shown.lane());
        } else if (expression instanceof IdentityOf identity) {
            return new Read.IdentityOfEntry(identity.lane());
        } else if (expression instanceof Beside beside) {
            return new Read.OfMetadata(beside.lane(), beside.what());
        } else if (expression instanceof Present present) {
            return new Truth.IsPresent(present.lane());
        } else if (expression instanceof AnyPresent any) {
            return new Truth.Chain(scalars(any.lanes()), false);
        } else if (expression instanceof WherePresent guarded) {
            return new WherePresentScalar(predicate(guarded.present()), scalar(guarded.value()));
        } else if (expression instanceof Member member) {
            return new Read.OfGroupValue(scalar(member.group()), member.index());
        } else if (expression instanceof FirstPresent first) {
            return first.operands().stream().map(this::scalar).reduce(Coalesce::new).orElseThrow();
        } else if (expression instanceof Found found) {
            return new Truth.Found(scalar(found.found()), scalar(found.members()), scalar(found.operand()));
        } else if (expression instanceof ByBranch branches) {
            return new ByBranchScalar(branches.branch().lane(), scalars(branches.values()));
        } else if (expression instanceof Make made) {
            return new MakeScalar.OrNull(made.node(), scalars(made.operands()), failures);
        }
        return call((Call) expression);
    }

    /**
     * Compiles what is made of rows.
     *
     * @param shape the expression
     * @return evaluates it; where the constructor of a record refuses, however deep it stands in others, it throws a
     *         {@link RefusedRowException}
     */
    public Scalar shape(RowExpr shape) {
        return shape instanceof Make made ? new MakeScalar.OrRefused(made.node(), making(made), failures)
                : scalar(shape);
    }

    private MakeScalar making(Make made) {
        return new MakeScalar(made.node().rowType(), made.operands().stream()
                .map(operand -> operand instanceof Make inner ? making(inner) : scalar(operand))
                .toArray(Scalar[]::new));
    }

    private Scalar part(Part part) {
        if (!(part.record() instanceof Lane lane)) {
            return new Read.PartOfValue(scalar(part.record()), part.component());
        }
        return recent == null ? part(part, lane)
                : recent.of(new ReadOf(part, nulls.mayBeEmpty(lane.lane())), Scalar.class, () -> part(part, lane));
    }

    private Scalar part(Part part, Lane lane) {
        if (nulls.mayBeEmpty(lane.lane())) {
            return new Read.PartOfLaneOrNull(lane.lane(), part.component());
        } else if (part.component().isIntegral()) {
            return new Read.IntegralPart(lane.lane(), part.component());
        } else if (part.component().isFloating()) {
            return new Read.FloatingPart(lane.lane(), part.component());
        } else if (part.component().type() == boolean.class && part.component().rowClass().isRecord()) {
            return new Read.BooleanPart(lane.lane(), part.component());
        }
        return new Read.PartOfLane(lane.lane(), part.component());
    }

    private Scalar call(Call call) {
        List<Scalar> operands = List.of(scalars(call.operands()));
        if (call.node() instanceof FunctionNode function) {
            return FunctionCompiler.compile(function, operands, failures);
        } else if (call.node() instanceof UserCallNode user) {
            return FunctionCompiler.compile(user, operands, failures);
        }
        CallNode operator = (CallNode) call.node();
        Scalar first = operands.get(0);
        return switch (operator.operator()) {
            case NOT -> new Truth.Not(first);
            case AND, OR -> new Truth.Chain(operands.toArray(new Scalar[0]), operator.operator() == Operator.AND);
            case IS_NULL -> new Truth.IsNull(first, true);
            case IS_NOT_NULL -> new Truth.IsNull(first, false);
            case COALESCE -> new Coalesce(first, operands.get(1));
            case EQ, NE, LT, LE, GT, GE -> new Truth.Compares(Comparison.of(operator, first, operands.get(1)));
        };
    }

    /**
     * A value that is the same for all rows.
     *
     * @param value the value
     * @return gives it
     */
    public static Scalar constant(Object value) {
        return new ConstantScalar(value);
    }

    private static final class ConstantScalar extends Scalar {
        private final @Nullable Object value;

        ConstantScalar(@Nullable Object value) {
            this.value = value;
        }

        @Override
        public boolean isLong() {
            return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
        }

        @Override
        public long evalLong(@Nullable Object[] rows, int at) {
            return value instanceof Number number ? number.longValue() : super.evalLong(rows, at);
        }

        @Override
        public void longs(RowBlock block, long[] into) {
            Arrays.fill(into, 0, block.size(),
                    value instanceof Boolean truth ? truth ? 1 : 0 : evalLong(block.rows(), 0));
        }

        @Override
        public boolean isDouble() {
            return value instanceof Double || value instanceof Float;
        }

        @Override
        public boolean isBoolean() {
            return value instanceof Boolean;
        }

        @Override
        public boolean evalBoolean(@Nullable Object[] rows, int at) {
            return value instanceof Boolean truth ? truth : super.evalBoolean(rows, at);
        }

        @Override
        public double evalDouble(@Nullable Object[] rows, int at) {
            return value instanceof Number number ? number.doubleValue() : super.evalDouble(rows, at);
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return value;
        }
    }

    private static final class Coalesce extends Scalar {
        private final Scalar first;
        private final Scalar second;

        Coalesce(Scalar first, Scalar second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Object value = first.eval(rows, at);
            return value != null ? value : second.eval(rows, at);
        }
    }

    private static final class WherePresentScalar extends Scalar {
        private final RowPredicate present;
        private final Scalar value;

        WherePresentScalar(RowPredicate present, Scalar value) {
            this.present = present;
            this.value = value;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return present.test(rows, at) ? value.eval(rows, at) : null;
        }
    }

    private static final class ByBranchScalar extends Scalar {
        private final int lane;
        private final Scalar[] branches;

        ByBranchScalar(int lane, Scalar[] branches) {
            this.lane = lane;
            this.branches = branches;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            Integer branch = (Integer) rows[at + lane];
            return branch == null ? null : branches[branch].eval(rows, at);
        }
    }
}
