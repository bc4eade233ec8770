package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ScalarFunction;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.internal.DeclaringClass;
import dev.millrace.query.internal.MethodReference;
import dev.millrace.query.property.OrderedProp;
import dev.millrace.query.property.Prop;
import dev.millrace.query.value.NullPlacement;

/**
 * Where queries begin: the words for a static import. A relation's components are named by their accessors
 * ({@code Todo::rank}); {@code where}, {@code on}, {@code having}, {@code select} and {@code groupByExpr} take expressions.
 */
public final class QueryDsl extends Into {

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
        RelationRef<R> ref = relation.ref();
        return Selection.of(new SourceNode(ref), ref.rowType());
    }

    /**
     * A parameter: its value is given when the query is opened, and may be changed while it is open.
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
        return new Ordering<>(property, false, NullPlacement.FIRST);
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
        return new Ordering<>(property, true, NullPlacement.FIRST);
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
