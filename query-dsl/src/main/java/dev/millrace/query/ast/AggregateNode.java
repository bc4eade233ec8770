package dev.millrace.query.ast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.UserAggregate;
import dev.millrace.query.internal.LeafTypes;
import dev.millrace.query.value.ValueKind;

/**
 * An aggregate of a group; stands only in expressions above a {@link GroupNode}, while its operands read the lanes below it.
 *
 * @param function the aggregate function
 * @param operands what is aggregated, and what the function takes beside it
 * @param order the order of the rows, for a function that has one; for {@link AggregateFunction#MIN} and
 *        {@link AggregateFunction#MAX} at most the operand under a collation
 * @param user what the user defined; null but for {@link AggregateFunction#USER}
 */
public record AggregateNode(AggregateFunction function, List<ExprNode> operands, List<OrderTerm> order,
        @Nullable UserAggregate<?, ?, ?> user) implements ExprNode {

    /**
     * Checks that operands and order fit the function.
     *
     * @throws IllegalArgumentException if one is missing, superfluous or of a type the function does not take
     */
    public AggregateNode {
        operands = Operands.of(operands);
        order = List.copyOf(order);
        Extent.aggregate(operands, order).require();
        if (operands.size() != function.operands()) {
            throw new IllegalArgumentException(function.word() + " takes " + function.operands()
                    + " operands, but was given " + operands);
        }
        if ((user != null) != (function == AggregateFunction.USER)) {
            throw new IllegalArgumentException(user == null
                    ? "A UserAggregate is needed for the function " + function + ", but none was given"
                    : "The function " + function + " takes no UserAggregate, but " + user.name()
                            + " was given; it goes with " + AggregateFunction.USER);
        }
        requireOrder(function, operands, order);
        requireTypes(function, operands, user);
    }

    /**
     * An aggregate of one operand, without an order.
     *
     * @param function the aggregate function
     * @param operand what is aggregated; null for {@link AggregateFunction#COUNT_ROWS} alone
     */
    public AggregateNode(AggregateFunction function, @Nullable ExprNode operand) {
        this(function, operand == null ? List.of() : List.of(operand), List.of(), null);
    }

    private static void requireOrder(AggregateFunction function, List<ExprNode> operands, List<OrderTerm> order) {
        boolean extreme = function == AggregateFunction.MIN || function == AggregateFunction.MAX;
        if (order.isEmpty() || function.isOrdered()) {
            return;
        }
        if (!extreme || order.size() > 1 || !order.get(0).key().equals(operands.get(0))) {
            throw new IllegalArgumentException(function.word() + " depends on no order, but was given " + order
                    + "; leave it out");
        }
    }

    private static void requireTypes(AggregateFunction function, List<ExprNode> operands,
            @Nullable UserAggregate<?, ?, ?> user) {
        switch (function) {
            case SUM, AVG, MEDIAN, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION ->
                    require(function, operands.get(0), ValueKind.NUMBER, "numbers");
            case PERCENTILE -> {
                require(function, operands.get(0), ValueKind.NUMBER, "numbers");
                requireFraction(operands.get(1));
            }
            case STRING_JOIN -> {
                require(function, operands.get(0), ValueKind.STRING, "strings");
                requireSeparator(operands.get(1));
            }
            case EVERY, SOME -> require(function, operands.get(0), ValueKind.BOOLEAN, "conditions");
            case MIN, MAX, SET -> Members.requireOrder(function.word(), operands.get(0));
            case ARG_MIN, ARG_MAX -> Members.requireOrder(function.word(), operands.get(1));
            case USER -> requireTaken(operands.get(0), user);
            default -> {
                // Takes values of any type.
            }
        }
    }

    private static void require(AggregateFunction function, ExprNode operand, ValueKind kind, String what) {
        if (ValueKind.of(operand.type()) != kind) {
            throw new IllegalArgumentException(function.word() + " takes " + what + ", but " + operand + " is of type "
                    + operand.type().getSimpleName());
        }
    }

    private static void requireFraction(ExprNode fraction) {
        if (!(fraction instanceof LiteralNode literal && literal.value() instanceof Double value && value >= 0
                && value <= 1)) {
            throw new IllegalArgumentException("percentile takes a constant fraction from 0.0 to 1.0, but was given "
                    + fraction);
        }
    }

    private static void requireSeparator(ExprNode separator) {
        if (!(separator instanceof LiteralNode literal && literal.value() instanceof String)) {
            throw new IllegalArgumentException("stringJoin takes a constant separator, but was given " + separator);
        }
    }

    private static void requireTaken(ExprNode operand, @Nullable UserAggregate<?, ?, ?> user) {
        if (user != null && !user.operandType().isAssignableFrom(operand.type())) {
            throw new IllegalArgumentException("Aggregate " + user.name() + " takes values of type "
                    + user.operandType().getSimpleName() + ", but " + operand + " is of type "
                    + operand.type().getSimpleName());
        }
    }

    /**
     * What is aggregated.
     *
     * @return the first operand; null if there is none
     */
    public @Nullable ExprNode operand() {
        return operands.isEmpty() ? null : operands.get(0);
    }

    /**
     * The same aggregate over other operands.
     *
     * @param replacing what to put in the place of each operand, and of each key of the order
     * @return the aggregate
     */
    public AggregateNode mapOperands(UnaryOperator<ExprNode> replacing) {
        List<ExprNode> others = operands.stream().map(replacing).toList();
        List<OrderTerm> terms = new ArrayList<>();
        order.forEach(term -> terms.add(term.by(replacing.apply(term.key()))));
        return new AggregateNode(function, others, terms, user);
    }

    @Override
    public ExprNode rewriteAll(UnaryOperator<ExprNode> rewriting) {
        return rewriting.apply(mapOperands(operand -> operand.rewriteAll(rewriting)));
    }

    @Override
    public Class<?> type() {
        return switch (function) {
            case COUNT_ROWS, COUNT, COUNT_DISTINCT -> Long.class;
            case SUM -> sumType(operands.get(0).type());
            case AVG, MEDIAN, PERCENTILE, VARIANCE, VARIANCE_POPULATION, STDDEV, STDDEV_POPULATION ->
                    isDoubled(operands.get(0).type()) ? Double.class : BigDecimal.class;
            case MIN, MAX, FIRST, LAST, ARG_MIN, ARG_MAX -> operands.get(0).type();
            case LIST, SET -> List.class;
            case STRING_JOIN -> String.class;
            case EVERY, SOME -> Boolean.class;
            case USER -> user == null ? Object.class : user.type();
        };
    }

    private static Class<?> sumType(Class<?> operand) {
        return AggregateFunction.isIntegral(operand) ? Long.class : isDoubled(operand) ? Double.class
                : BigDecimal.class;
    }

    private static boolean isDoubled(Class<?> operand) {
        return AggregateFunction.isIntegral(operand) || AggregateFunction.isFloating(operand);
    }

    @Override
    public Class<?> leafType() {
        return switch (function) {
            case MIN, MAX, FIRST, LAST, ARG_MIN, ARG_MAX, LIST, SET -> operands.get(0).leafType();
            default -> LeafTypes.of(type());
        };
    }

    @Override
    public boolean nullable() {
        return function.nullable();
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
