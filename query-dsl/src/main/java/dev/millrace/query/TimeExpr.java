package dev.millrace.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.Operator;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.value.ValueKind;

/**
 * An expression of points in time: an Instant, a LocalDateTime, a LocalDate or a LocalTime. Of an instant, calendar units and fields
 * are those in UTC; {@link #atZone} gives those elsewhere.
 *
 * @param <V> the type of the values
 * @param node the expression as a plain value
 */
public record TimeExpr<V>(ExprNode node) implements ComparableExpr<V> {

    /**
     * Checks the type.
     *
     * @throws IllegalArgumentException if the expression is not of a type of time
     */
    public TimeExpr {
        switch (ValueKind.of(node.type())) {
            case INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> {
                // One of those.
            }
            default -> throw new IllegalArgumentException("A time is needed here, but " + node + " is of type "
                    + node.type().getSimpleName() + "; it is to be an Instant, LocalDateTime, LocalDate or LocalTime");
        }
    }

    /**
     * The latest point that is not later and a whole unit.
     *
     * @param unit the unit
     * @return null where this is null
     * @throws IllegalArgumentException if values of this type are not made of such units
     */
    public TimeExpr<V> truncatedTo(CalendarUnit unit) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.TRUNCATE, node, new LiteralNode(unit)));
    }

    /**
     * A number that is part of this.
     *
     * @param field which number
     * @return null where this is null
     * @throws IllegalArgumentException if values of this type have no such part
     */
    public NumberExpr<Integer> extract(CalendarField field) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.EXTRACT, node, new LiteralNode(field)));
    }

    /**
     * The number of whole units from this to another point, negative if that is earlier.
     *
     * @param other the other point
     * @param unit a unit of fixed length
     * @return null where either is null
     * @throws IllegalArgumentException if values of this type are not made of such units, or the unit has no fixed length
     */
    public NumberExpr<Long> until(Expr<V> other, CalendarUnit unit) {
        return wholeUnits(other.node(), unit);
    }

    /**
     * The number of whole units from this to a constant, negative if that is earlier.
     *
     * @param value the constant
     * @param unit a unit of fixed length
     * @return null where this is null
     * @throws IllegalArgumentException if the constant is null, values of this type are not made of such units, or the unit has no fixed
     *         length
     */
    public NumberExpr<Long> until(V value, CalendarUnit unit) {
        return wholeUnits(Expr.literal(value), unit);
    }

    private NumberExpr<Long> wholeUnits(ExprNode other, CalendarUnit unit) {
        return new NumberExpr<>(new FunctionNode(ScalarFunction.UNTIL, node, other, new LiteralNode(unit)));
    }

    /**
     * The point so much later. A LocalDate moves by whole days and ignores the rest, a LocalTime goes round at midnight.
     *
     * @param amount how much
     * @return null where this is null, or where the point is out of range
     */
    public TimeExpr<V> plus(Duration amount) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.PLUS_DURATION, node, new LiteralNode(amount)));
    }

    /**
     * The point so much later.
     *
     * @param amount how much
     * @return null where either is null, or where the point is out of range
     * @see #plus(Duration)
     */
    public TimeExpr<V> plus(Expr<Duration> amount) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.PLUS_DURATION, node, amount.node()));
    }

    /**
     * The point so much earlier. A LocalDate moves by whole days and ignores the rest, a LocalTime goes round at midnight.
     *
     * @param amount how much
     * @return null where this is null, or where the point is out of range
     */
    public TimeExpr<V> minus(Duration amount) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.MINUS_DURATION, node, new LiteralNode(amount)));
    }

    /**
     * The point so much earlier.
     *
     * @param amount how much
     * @return null where either is null, or where the point is out of range
     * @see #minus(Duration)
     */
    public TimeExpr<V> minus(Expr<Duration> amount) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.MINUS_DURATION, node, amount.node()));
    }

    /**
     * What clocks show in a zone at this instant.
     *
     * @param zone the zone
     * @return null where this is null
     * @throws IllegalArgumentException if this is no instant
     */
    public TimeExpr<LocalDateTime> atZone(ZoneId zone) {
        if (node.type() != Instant.class) {
            throw new IllegalArgumentException("What clocks show in a zone is known of an instant, but " + node
                    + " is of type " + node.type().getSimpleName());
        }
        return new TimeExpr<>(new FunctionNode(ScalarFunction.AT_ZONE, node, new LiteralNode(zone.getId())));
    }

    @Override
    public TimeExpr<V> nullIf(V value) {
        return new TimeExpr<>(new FunctionNode(ScalarFunction.NULL_IF, node, Expr.literal(value)));
    }

    @Override
    public TimeExpr<V> coalesce(Expr<V> other) {
        return new TimeExpr<>(new CallNode(Operator.COALESCE, node, other.node()));
    }

    @Override
    public TimeExpr<V> coalesce(V value) {
        return new TimeExpr<>(new CallNode(Operator.COALESCE, node, Expr.literal(value)));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
