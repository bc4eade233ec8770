package dev.millrace.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OpenNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.OuterNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SubqueryNode;
import dev.millrace.query.ast.UserCallNode;
import dev.millrace.query.value.Collation;
import dev.millrace.query.value.NullPlacement;
import dev.millrace.query.value.Values;

/** The values of expressions over a row or a group. Every expression has a value (law 5); conditions have one of three (law 4). */
final class Expressions {

    private static final BigInteger NANOS_A_SECOND = BigInteger.valueOf(1_000_000_000);

    private final Given given;
    private final @Nullable Around around;

    /** A row or group of the query around a subquery, and how that query's own expressions are evaluated. */
    private record Around(Tuple tuple, Expressions expressions) {
    }

    Expressions(Given given) {
        this(given, null);
    }

    private Expressions(Given given, @Nullable Around around) {
        this.given = given;
        this.around = around;
    }

    Given given() {
        return given;
    }

    /** Tells whether a condition is true, not false and not unknown. */
    boolean isTrue(ExprNode condition, Tuple tuple) {
        return Truth.ofValue(value(condition, tuple)) == Truth.TRUE;
    }

    /**
     * What is made of a row.
     *
     * @throws RefusedRowException if a constructor of the result refuses its values
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

    /** Every order is total: what the terms leave undecided, the identity decides (law 7). */
    Comparator<Tuple.Row> order(List<OrderTerm> terms) {
        Comparator<Tuple.Row> comparator = Comparator.comparing(Tuple.Row::identity);
        for (int i = terms.size() - 1; i >= 0; i--) {
            comparator = by(terms.get(i)).thenComparing(comparator);
        }
        return comparator;
    }

    private Comparator<Tuple.Row> by(OrderTerm term) {
        Comparator<Object> values = comparator(term.collation());
        return (x, y) -> {
            Object a = value(term.key(), x);
            Object b = value(term.key(), y);
            if (a == null || b == null) {
                // The null placement holds in both directions.
                int nullFirst = Boolean.compare(a != null, b != null);
                return term.nulls() == NullPlacement.FIRST ? nullFirst : -nullFirst;
            }
            return term.descending() ? values.compare(b, a) : values.compare(a, b);
        };
    }

    static Comparator<Object> comparator(@Nullable Collation collation) {
        if (collation == null) {
            return Values::compare;
        }
        Comparator<String> strings = collation.comparator();
        return (a, b) -> strings.compare((String) a, (String) b);
    }

    @Nullable
    Object value(ExprNode node, Tuple tuple) {
        if (node instanceof LiteralNode literal) {
            return literal.value();
        } else if (node instanceof ParamNode param) {
            return parameter(param);
        } else if (node instanceof NowNode now) {
            return now(now.resolution());
        } else if (node instanceof RowNode row) {
            return row(node, tuple).value(row.lane());
        } else if (node instanceof FieldNode field) {
            Object row = row(node, tuple).value(field.lane());
            return row == null ? null : field.component().get(row);
        } else if (node instanceof ReadNode read) {
            Object row = value(read.record(), tuple);
            return row == null ? null : read.component().get(row);
        } else if (node instanceof MetadataNode metadata) {
            Object row = row(node, tuple).value(metadata.lane());
            return row == null ? null : given.metadata(metadata.relation(), row, metadata.metadata());
        } else if (node instanceof KeyNode key) {
            return group(key, tuple).keys().get(key.index());
        } else if (node instanceof AggregateNode aggregate) {
            return Aggregation.of(aggregate, group(aggregate, tuple).members(), this);
        } else if (node instanceof OuterNode outer) {
            return outer(outer);
        }
        return computed(node, tuple);
    }

    private @Nullable Object computed(ExprNode node, Tuple tuple) {
        if (node instanceof OpenNode) {
            throw new IllegalArgumentException(
                    "The query reads " + node + " of another query's lambda; it is part of what"
                            + " that lambda makes, and cannot be evaluated by itself");
        } else if (node instanceof ConstructNode construct) {
            return construct(construct, tuple);
        } else if (node instanceof SubqueryNode subquery) {
            return subquery(subquery, tuple);
        } else if (node instanceof UserCallNode user) {
            return user(user, tuple);
        }
        return node instanceof FunctionNode function ? function(function, tuple) : call((CallNode) node, tuple);
    }

    // A loop, because a stream takes twice the stack for each expression in another one.
    private @Nullable Object[] values(List<ExprNode> nodes, Tuple tuple) {
        @Nullable Object[] values = new Object[nodes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(nodes.get(i), tuple);
        }
        return values;
    }

    // Only a case looks at some of its operands alone: at the conditions in order, and at the value after the first true one.
    private @Nullable Object function(FunctionNode node, Tuple tuple) {
        List<ExprNode> operands = node.operands();
        if (node.function() != ScalarFunction.CASE_WHEN) {
            return Functions.apply(node, values(operands, tuple));
        }
        for (int i = 0; i < operands.size() - 1; i += 2) {
            if (isTrue(operands.get(i), tuple)) {
                return Functions.converted(node.type(), value(operands.get(i + 1), tuple));
            }
        }
        return Functions.converted(node.type(), value(operands.get(operands.size() - 1), tuple));
    }

    // Law 5: null where an operand is, and where the function throws.
    private @Nullable Object user(UserCallNode node, Tuple tuple) {
        Object[] operands = node.operands().stream().map(operand -> value(operand, tuple)).toArray();
        for (Object operand : operands) {
            if (operand == null) {
                return null;
            }
        }
        try {
            return node.function().apply(operands);
        } catch (Exception | StackOverflowError | AssertionError failed) {
            return null;
        }
    }

    private @Nullable Object subquery(SubqueryNode node, Tuple tuple) {
        List<@Nullable Object> values = new ArrayList<>();
        new Rows(new Expressions(given, new Around(tuple, this))).inOrder(node.query())
                .forEach(row -> values.add(row.value(0)));
        return switch (node.form()) {
            case LIST -> Collections.unmodifiableList(values);
            case FIRST, SCALAR -> values.isEmpty() ? null : values.get(0);
            case EXISTS -> !values.isEmpty();
            case IN -> {
                values.add(0, value(Objects.requireNonNull(node.operand()), tuple));
                yield Functions.in(values.toArray()).toValue();
            }
        };
    }

    private @Nullable Object outer(OuterNode node) {
        Around reached = around;
        for (int i = 1; i < node.levels() && reached != null; i++) {
            reached = reached.expressions.around;
        }
        if (reached == null) {
            throw new IllegalArgumentException("The query reads " + node.expression() + " of a query " + node.levels()
                    + " levels around it, but there is none; it is part of that query, and cannot be evaluated by itself");
        }
        return reached.expressions.value(node.expression(), reached.tuple);
    }

    private @Nullable Object parameter(ParamNode param) {
        if (!given.bindings().names().contains(param.name())) {
            throw new IllegalArgumentException(
                    "Parameter \"" + param.name() + "\" has no value; bind one, possibly null; "
                            + "bound are " + new TreeSet<>(given.bindings().names()));
        }
        Object value = given.bindings().get(param.name());
        if (value != null && !param.type().isInstance(value)) {
            throw new IllegalArgumentException("Parameter \"" + param.name() + "\" is of type " + param.type().getName()
                    + ", but is bound to " + value + " of type " + value.getClass().getName()
                    + "; bind a value of its type");
        }
        return value;
    }

    // Law 15: whole steps since the epoch.
    private Instant now(Duration resolution) {
        BigInteger nanos = nanos(given.now().getEpochSecond(), given.now().getNano());
        BigInteger step = nanos(resolution.getSeconds(), resolution.getNano());
        BigInteger[] seconds = nanos.subtract(nanos.mod(step)).divideAndRemainder(NANOS_A_SECOND);
        boolean isBeforeAll = seconds[0].compareTo(BigInteger.valueOf(Instant.MIN.getEpochSecond())) < 0;
        return isBeforeAll ? Instant.MIN
                : Instant.ofEpochSecond(seconds[0].longValueExact(), seconds[1].longValueExact());
    }

    private static BigInteger nanos(long seconds, int nanos) {
        return BigInteger.valueOf(seconds).multiply(NANOS_A_SECOND).add(BigInteger.valueOf(nanos));
    }

    private static Tuple.Row row(ExprNode reader, Tuple tuple) {
        if (tuple instanceof Tuple.Row row) {
            return row;
        }
        throw new IllegalArgumentException(
                reader + " reads a row, but stands above groups, whose rows only aggregates read");
    }

    private static Tuple.Group group(ExprNode reader, Tuple tuple) {
        if (tuple instanceof Tuple.Group group) {
            return group;
        }
        throw new IllegalArgumentException(reader + " reads a group, but stands above rows that are not grouped");
    }

    // Law 5: where a constructor refuses inside a query, the value is null.
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
        } catch (Exception | StackOverflowError | AssertionError e) {
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
            case AND, OR -> chain(node, Truth.ofValue(first), tuple).toValue();
            case COALESCE -> first != null ? first : value(operands.get(1), tuple);
            case EQ, NE, LT, LE, GT, GE -> comparison(node, first, value(operands.get(1), tuple)).toValue();
        };
    }

    private Truth chain(CallNode node, Truth first, Tuple tuple) {
        Truth truth = first;
        for (ExprNode operand : node.operands().subList(1, node.operands().size())) {
            Truth next = Truth.ofValue(value(operand, tuple));
            truth = node.operator() == Operator.AND ? truth.and(next) : truth.or(next);
        }
        return truth;
    }

    private static Truth comparison(CallNode node, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Truth.UNKNOWN;
        } else if (node.operator() == Operator.EQ) {
            return Truth.of(Values.equal(a, b));
        } else if (node.operator() == Operator.NE) {
            return Truth.of(!Values.equal(a, b));
        } else if (!Values.comparable(a, b)) {
            return Truth.UNKNOWN; // law 5: SQL would raise an error
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
