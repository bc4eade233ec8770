package dev.millrace.query;

import java.util.List;
import java.util.function.BiFunction;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * The inner join of two sources; {@code select} says what becomes of a joined row.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 */
public final class Join2<A, B> {

    private final QueryNode node;
    private final Ref<A> a;
    private final Ref<B> b;

    Join2(QueryNode node, Ref<A> a, Ref<B> b) {
        this.node = node;
        this.a = a;
        this.b = b;
    }

    /**
     * Keeps the joined rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition
     * @return the rows kept
     */
    public Join2<A, B> where(BiFunction<? super Ref<A>, ? super Ref<B>, Condition> condition) {
        return new Join2<>(
                new FilterNode(node, OpenScope.close(scope -> condition.apply(a.in(scope), b.in(scope)).node())), a, b);
    }

    /**
     * Joins a third relation; name the keys next.
     *
     * @param <C> its rows' type
     * @param other the relation, possibly one already read in this query
     * @return the next step
     */
    public <C> JoinOn3<A, B, C> join(Relation<C> other) {
        return new JoinOn3<>(node, a, b, other.ref());
    }

    /**
     * Makes something of each joined row.
     *
     * @param <O> the type of what is made
     * @param shape what is made, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> Selection<O> select(BiFunction<? super Ref<A>, ? super Ref<B>, ? extends Expr<O>> shape) {
        return Selection.project(node, OpenScope.close(scope -> shape.apply(a.in(scope), b.in(scope)).node()));
    }

    /**
     * Groups the joined rows by an expression; null is a group of its own.
     *
     * @param <K> the expression's type
     * @param key the expression
     * @return the groups
     */
    public <K> JoinGrouped2<A, B, K> groupByExpr(BiFunction<? super Ref<A>, ? super Ref<B>, ? extends Expr<K>> key) {
        ExprNode by = OpenScope.close(scope -> key.apply(a.in(scope), b.in(scope)).node());
        return new JoinGrouped2<>(new GroupNode(node, List.of(by)), a, b, new GroupKey<>(by));
    }
}
