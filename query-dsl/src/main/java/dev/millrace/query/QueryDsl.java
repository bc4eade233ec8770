package dev.millrace.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ResultNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.internal.DeclaringClass;
import dev.millrace.query.internal.MethodReference;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.value.NullPlacement;

/**
 * Where queries begin: the words for a static import. A relation's components are named by their accessors
 * ({@code Todo::rank}); {@code where}, {@code on}, {@code having}, {@code select} and {@code groupByExpr} take expressions.
 */
public final class QueryDsl extends ConstantExpressions {

    private QueryDsl() {
    }

    /**
     * All rows of a relation.
     *
     * @param <R> the type of its rows
     * @param relation the relation
     * @return the query
     */
    public static <R> Selection<R> from(Relation<R> relation) {
        return Selection.of(Joins.source(relation));
    }

    /**
     * Starts a query over the rows of another one. Of an ordered one the order is gone with the next step, unless that is a select or
     * a map.
     *
     * @param <R> the type of its rows
     * @param query the other query
     * @return the query of its rows
     */
    public static <R> Selection<R> from(Query<R> query) {
        return Selection.of(query.node());
    }

    /**
     * Starts a query over the rows of a live query.
     *
     * @param <R> the type of its rows
     * @param query the live query, by the name it was opened under
     * @return the query of its rows
     */
    public static <R> Selection<R> from(QueryRef<R> query) {
        return Selection.of(new ResultNode(query));
    }

    /**
     * A parameter: its value is given when the query is opened, and may be changed while it is open. {@link #number}, {@link #text}
     * and their like give it the operations of its kind.
     *
     * @param <V> its type
     * @param name its name, unique within the query
     * @param type its type
     * @return an expression of its value, which may be null
     * @throws IllegalArgumentException if the name is blank
     */
    public static <V> PlainExpr<V> param(String name, Class<V> type) {
        return new PlainExpr<>(new ParamNode(name, type));
    }

    /**
     * The time of the store's clock, in steps of a resolution (law 15).
     *
     * @param resolution the length of a step: the query changes so often at most
     * @return an instant, never null
     * @throws IllegalArgumentException if the resolution is not positive
     */
    public static TimeExpr<Instant> now(Duration resolution) {
        return new TimeExpr<>(new NowNode(resolution));
    }

    /**
     * An expression under a name, as a component of {@link #intoMap}.
     *
     * @param name the name
     * @param value the expression
     * @return both
     * @throws IllegalArgumentException if the name is blank
     */
    public static Named named(String name, Expr<?> value) {
        return new Named(name, value);
    }

    /**
     * An expression of numbers with the operations of numbers.
     *
     * @param <V> the type of the values
     * @param expression a parameter, a user function, a subquery: any expression of numbers
     * @return the same expression
     */
    public static <V extends Number> NumberExpr<V> number(Expr<V> expression) {
        return new NumberExpr<>(expression.node());
    }

    /**
     * An expression of strings with the operations of strings.
     *
     * @param expression any expression of strings
     * @return the same expression
     */
    public static TextExpr text(Expr<String> expression) {
        return new TextExpr(expression.node());
    }

    /**
     * An expression of points in time with the operations of time.
     *
     * @param <V> the type of the values: Instant, LocalDateTime, LocalDate or LocalTime
     * @param expression any expression of points in time
     * @return the same expression
     */
    public static <V extends Temporal> TimeExpr<V> time(Expr<V> expression) {
        return new TimeExpr<>(expression.node());
    }

    /**
     * An expression of values that have an order, with comparisons.
     *
     * @param <V> the type of the values
     * @param expression any expression of values that have an order
     * @return the same expression
     */
    public static <V extends Comparable<? super V>> OrderedExpr<V> ordered(Expr<V> expression) {
        return new OrderedExpr<>(expression.node());
    }

    /**
     * An expression of booleans with the operations of conditions.
     *
     * @param expression any expression of booleans
     * @return the same expression
     */
    public static Condition condition(Expr<Boolean> expression) {
        return new Condition(expression.node());
    }

    /**
     * A conditional expression: {@code caseWhen(a).then(x).when(b).then(y).otherwise(z)}.
     *
     * @param condition the first condition
     * @return its value is still to be named
     */
    public static CaseWhen.First caseWhen(Condition condition) {
        return new CaseWhen.First(condition);
    }

    /**
     * The least of some values.
     *
     * @param <E> their kind
     * @param first a value
     * @param more further ones
     * @return null where one of them is
     */
    @SafeVarargs
    public static <E extends ComparableExpr<?>> E least(E first, E... more) {
        List<ExprNode> operands = new ArrayList<>(List.of(first.node()));
        for (E other : more) {
            operands.add(other.node());
        }
        return Expressions.likewise(first, new FunctionNode(ScalarFunction.LEAST, operands));
    }

    /**
     * The greatest of some values.
     *
     * @param <E> their kind
     * @param first a value
     * @param more further ones
     * @return null where one of them is
     */
    @SafeVarargs
    public static <E extends ComparableExpr<?>> E greatest(E first, E... more) {
        List<ExprNode> operands = new ArrayList<>(List.of(first.node()));
        for (E other : more) {
            operands.add(other.node());
        }
        return Expressions.likewise(first, new FunctionNode(ScalarFunction.GREATEST, operands));
    }

    /**
     * Orders by a component, least first.
     *
     * @param <R> the row type
     * @param <V> the component's type
     * @param property the component
     * @return a term for {@code orderBy}
     * @throws IllegalArgumentException if it is a lambda body
     */
    public static <R, V extends Comparable<? super V>> Ordering<R> asc(OrderedProp<R, V> property) {
        return new Ordering<>(property, false, NullPlacement.FIRST, null);
    }

    /**
     * Orders by a component, greatest first.
     *
     * @param <R> the row type
     * @param <V> the component's type
     * @param property the component
     * @return a term for {@code orderBy}
     * @throws IllegalArgumentException if it is a lambda body
     */
    public static <R, V extends Comparable<? super V>> Ordering<R> desc(OrderedProp<R, V> property) {
        return new Ordering<>(property, true, NullPlacement.FIRST, null);
    }

    /**
     * Orders by an expression, the least value first.
     *
     * @param expression the expression
     * @return the ordering
     */
    public static ExprOrdering asc(ComparableExpr<?> expression) {
        return new ExprOrdering(new OrderTerm(expression.node(), false, NullPlacement.FIRST));
    }

    /**
     * Orders by an expression, the greatest value first.
     *
     * @param expression the expression
     * @return the ordering
     */
    public static ExprOrdering desc(ComparableExpr<?> expression) {
        return new ExprOrdering(new OrderTerm(expression.node(), true, NullPlacement.FIRST));
    }

    /**
     * Orders by a condition: first where it is false, then where it is true.
     *
     * @param condition the condition
     * @return the ordering; where the condition is unknown is where nulls are
     */
    public static ExprOrdering asc(Condition condition) {
        return new ExprOrdering(new OrderTerm(condition.node(), false, NullPlacement.FIRST));
    }

    /**
     * Orders by a condition: first where it is true, then where it is false.
     *
     * @param condition the condition
     * @return the ordering; where the condition is unknown is where nulls are
     */
    public static ExprOrdering desc(Condition condition) {
        return new ExprOrdering(new OrderTerm(condition.node(), true, NullPlacement.FIRST));
    }

    /**
     * Names a component that is to be set: {@code set(Todo::done).to(true)}.
     *
     * @param <R> the row type
     * @param <V> the component's type
     * @param property the component
     * @return the next step
     * @throws IllegalArgumentException if it is no reference to a component of a record
     */
    @SuppressWarnings("unchecked") // the row type checks that the property reads its rows
    public static <R, V> Setter<R, V> set(Prop<R, V> property) {
        MethodReference reference = MethodReference.of(property, "Type::component");
        Class<?> owner = DeclaringClass.of(reference, property);
        if (!owner.isRecord()) {
            throw new IllegalArgumentException("A component of a record is to be set, but " + owner.getName() + "::"
                    + reference.name() + " was given, which is a method of no record; write Type::component");
        }
        return new Setter<>(((RowType<R>) RowType.of(owner)).component(property));
    }
}
