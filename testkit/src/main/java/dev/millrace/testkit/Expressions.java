package dev.millrace.testkit;

import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.value.Values;

/** The values of expressions, over one tuple at a time. */
final class Expressions {

    private final Bindings bindings;

    Expressions(Bindings bindings) {
        this.bindings = bindings;
    }

    /** Conditions keep only what they are true for: not what they are false or unknown for (law 4). */
    boolean isTrue(ExprNode condition, Tuple tuple) {
        return Truth.ofValue(value(condition, tuple)) == Truth.TRUE;
    }

    /**
     * The value that a projection makes of a tuple.
     *
     * @throws RefusedRowException if the constructor of the row, or of a record that is part of it, refuses its values; one that
     *     does so anywhere else gives null, as every expression that fails (law 5)
     */
    @Nullable
    Object shape(ExprNode node, Tuple tuple) throws RefusedRowException {
        if (!(node instanceof ConstructNode construct)) {
            return value(node, tuple);
        }
        @Nullable Object[] arguments = new @Nullable Object[construct.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = shape(construct.arguments().get(i), tuple);
        }
        return create(construct, arguments);
    }

    @Nullable
    Object value(ExprNode node, Tuple tuple) {
        if (node instanceof LiteralNode literal) {
            return literal.value();
        } else if (node instanceof ParamNode param) {
            return parameter(param);
        } else if (node instanceof RowNode row) {
            return lane(row.lane(), row, tuple);
        } else if (node instanceof FieldNode field) {
            Object row = lane(field.lane(), field, tuple);
            return row == null ? null : field.component().get(row);
        } else if (node instanceof KeyNode key) {
            return group(key, tuple).keys().get(key.index());
        } else if (node instanceof AggregateNode aggregate) {
            return Aggregation.of(aggregate, group(aggregate, tuple).members(), this);
        } else if (node instanceof ConstructNode construct) {
            return construct(construct, tuple);
        }
        return node instanceof FunctionNode function ? function(function, tuple) : call((CallNode) node, tuple);
    }

    // Only a case looks at some of its operands alone: at the conditions in order, and at the value after the first true one.
    private @Nullable Object function(FunctionNode node, Tuple tuple) {
        List<ExprNode> operands = node.operands();
        if (node.function() != ScalarFunction.CASE_WHEN) {
            return Functions.apply(node, operands.stream().map(operand -> value(operand, tuple)).toArray());
        }
        for (int i = 0; i < operands.size() - 1; i += 2) {
            if (isTrue(operands.get(i), tuple)) {
                return Functions.converted(node.type(), value(operands.get(i + 1), tuple));
            }
        }
        return Functions.converted(node.type(), value(operands.get(operands.size() - 1), tuple));
    }

    private @Nullable Object parameter(ParamNode param) {
        if (!bindings.names().contains(param.name())) {
            throw new IllegalArgumentException(
                    "Parameter \"" + param.name() + "\" has no value; bind one, possibly null; "
                            + "bound are " + new TreeSet<>(bindings.names()));
        }
        Object value = bindings.get(param.name());
        if (value != null && !param.type().isInstance(value)) {
            throw new IllegalArgumentException("Parameter \"" + param.name() + "\" is of type " + param.type().getName()
                    + ", but is bound to " + value + " of type " + value.getClass().getName()
                    + "; bind a value of its type");
        }
        return value;
    }

    private static @Nullable Object lane(int lane, ExprNode reader, Tuple tuple) {
        if (tuple instanceof Tuple.Lanes lanes && lane < lanes.values().size()) {
            return lanes.values().get(lane);
        }
        throw new IllegalArgumentException(reader + " reads lane " + lane + ", but stands above "
                + (tuple instanceof Tuple.Lanes lanes ? lanes.values().size() + " lanes"
                        : "groups, whose rows only aggregates read"));
    }

    private static Tuple.GroupOf group(ExprNode reader, Tuple tuple) {
        if (tuple instanceof Tuple.GroupOf group) {
            return group;
        }
        throw new IllegalArgumentException(reader + " reads a group, but stands above rows that are not grouped");
    }

    private @Nullable Object construct(ConstructNode node, Tuple tuple) {
        try {
            return create(node, node.arguments().stream().map(argument -> value(argument, tuple)).toArray());
        } catch (RefusedRowException refused) {
            return null;
        }
    }

    private static Object create(ConstructNode node, @Nullable Object[] arguments) throws RefusedRowException {
        try {
            return node.rowType().create(arguments);
        } catch (RuntimeException e) {
            throw new RefusedRowException(e);
        }
    }

    private @Nullable Object call(CallNode node, Tuple tuple) {
        List<ExprNode> operands = node.operands();
        Object first = value(operands.get(0), tuple);
        return switch (node.operator()) {
            case NOT -> Truth.ofValue(first).not().toValue();
            case IS_NULL -> first == null;
            case IS_NOT_NULL -> first != null;
            case AND -> Truth.ofValue(first).and(Truth.ofValue(value(operands.get(1), tuple))).toValue();
            case OR -> Truth.ofValue(first).or(Truth.ofValue(value(operands.get(1), tuple))).toValue();
            case COALESCE -> first != null ? first : value(operands.get(1), tuple);
            case EQ, NE, LT, LE, GT, GE -> comparison(node, first, value(operands.get(1), tuple)).toValue();
        };
    }

    private static Truth comparison(CallNode node, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Truth.UNKNOWN;
        } else if (node.operator() == Operator.EQ) {
            return Truth.of(Values.equal(a, b));
        } else if (node.operator() == Operator.NE) {
            return Truth.of(!Values.equal(a, b));
        } else if (!Values.comparable(a, b)) {
            throw new IllegalArgumentException(
                    node + " compares " + a + " of type " + a.getClass().getName() + " with " + b
                            + " of type " + b.getClass().getName()
                            + ", which have no common order; the query is not well-typed");
        }
        int order = Values.compare(a, b);
        return Truth.of(switch (node.operator()) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        });
    }
}
