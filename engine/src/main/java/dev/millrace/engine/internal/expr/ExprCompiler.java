package dev.millrace.engine.internal.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Component;
import dev.millrace.query.RowType;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.RowNode;

/**
 * Turns expressions into closures over the lanes of a row. Parameters are bound before: a plan is made for one binding.
 */
public final class ExprCompiler {

    private final @Nullable GroupLayout layout;

    /** Compiles expressions over source rows. */
    public ExprCompiler() {
        this(null);
    }

    private ExprCompiler(@Nullable GroupLayout layout) {
        this.layout = layout;
    }

    /**
     * Compiles expressions over the groups of a grouping.
     *
     * @param groups where its keys and aggregates stand
     * @return a compiler for expressions above it
     */
    public ExprCompiler above(GroupLayout groups) {
        return new ExprCompiler(groups);
    }

    /**
     * Compiles an order.
     *
     * @param terms its terms, most significant first
     * @return the order
     */
    public RowOrder order(List<OrderTerm> terms) {
        List<RowOrder.Term> compiled = new ArrayList<>();
        for (OrderTerm term : terms) {
            LongField integral = LongField.of(term.key());
            compiled.add(integral != null ? new RowOrder.Integral(integral, term.descending())
                    : new RowOrder.Generic(scalar(term.key()), term.descending(), term.nulls()));
        }
        return RowOrder.of(compiled);
    }

    /**
     * Compiles a condition.
     *
     * @param condition the condition
     * @return holds where it is true: not where it is false or unknown
     */
    public RowPredicate predicate(ExprNode condition) {
        return new PredicateCompiler(this).whenTrue(condition);
    }

    /**
     * Compiles an expression.
     *
     * @param node the expression
     * @return evaluates it
     */
    public Scalar scalar(ExprNode node) {
        if (node instanceof FieldNode field) {
            return new Field(field.lane(), field.component());
        } else if (node instanceof RowNode row) {
            return new Row(row.lane());
        } else if (node instanceof LiteralNode literal) {
            return new Constant(literal.value());
        } else if (node instanceof KeyNode key) {
            return new GroupColumn(key.index());
        } else if (node instanceof AggregateNode aggregate) {
            if (layout == null) {
                throw new IllegalArgumentException("Aggregate " + aggregate + " stands where there are no groups");
            }
            return new GroupColumn(layout.column(aggregate));
        } else if (node instanceof ConstructNode made) {
            return new Total(construct(made, this::scalar));
        } else if (node instanceof CallNode call) {
            return call(call);
        }
        throw new IllegalStateException("unknown expression " + node);
    }

    /**
     * Compiles what the rows of a result are made of.
     *
     * @param node the shape of the rows
     * @return evaluates it; what the constructor of a row throws, it throws
     */
    public Scalar shape(ExprNode node) {
        return node instanceof ConstructNode made ? construct(made, this::shape) : scalar(node);
    }

    private static Scalar construct(ConstructNode made, Function<ExprNode, Scalar> compiler) {
        return new Construct(made.rowType(), made.arguments().stream().map(compiler).toArray(Scalar[]::new));
    }

    private Scalar call(CallNode call) {
        if (call.operator() == Operator.COALESCE) {
            return new Coalesce(scalar(call.operands().get(0)), scalar(call.operands().get(1)));
        }
        PredicateCompiler predicates = new PredicateCompiler(this);
        return new Truth(predicates.whenTrue(call), predicates.whenFalse(call));
    }

    private static final class Field extends Scalar {
        private final int lane;
        private final Component component;

        Field(int lane, Component component) {
            this.lane = lane;
            this.component = component;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return component.get(Lanes.row(rows, at + lane));
        }
    }

    private static final class Row extends Scalar {
        private final int lane;

        Row(int lane) {
            this.lane = lane;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return rows[at + lane];
        }
    }

    private static final class Constant extends Scalar {
        private final @Nullable Object value;

        Constant(@Nullable Object value) {
            this.value = value;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return value;
        }
    }

    private static final class GroupColumn extends Scalar {
        private final int index;

        GroupColumn(int index) {
            this.index = index;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return ((GroupRow) Lanes.row(rows, at)).value(index);
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

    /** A condition as a value: null where it is unknown. */
    private static final class Truth extends Scalar {
        private final RowPredicate whenTrue;
        private final RowPredicate whenFalse;

        Truth(RowPredicate whenTrue, RowPredicate whenFalse) {
            this.whenTrue = whenTrue;
            this.whenFalse = whenFalse;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            return whenTrue.test(rows, at) ? Boolean.TRUE : whenFalse.test(rows, at) ? Boolean.FALSE : null;
        }
    }

    /** A record as a value, below the result: null where its constructor refuses, as every expression that fails (law 5). */
    private static final class Total extends Scalar {
        private final Scalar made;

        Total(Scalar made) {
            this.made = made;
        }

        @Override
        public @Nullable Object eval(@Nullable Object[] rows, int at) {
            try {
                return made.eval(rows, at);
            } catch (RuntimeException e) {
                return null;
            }
        }
    }

    private static final class Construct extends Scalar {
        private final RowType<?> rowType;
        private final Scalar[] arguments;

        Construct(RowType<?> rowType, Scalar[] arguments) {
            this.rowType = rowType;
            this.arguments = arguments;
        }

        @Override
        public Object eval(@Nullable Object[] rows, int at) {
            @Nullable Object[] values = new @Nullable Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].eval(rows, at);
            }
            return rowType.create(values);
        }
    }
}
