package dev.millrace.query;

import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * The inner join of three sources; {@code select} says what becomes of a joined row.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 * @param <C> the type of the third rows
 */
public final class Join3<A, B, C> {

    private final QueryNode node;
    private final Ref<A> a;
    private final Ref<B> b;
    private final Ref<C> c;

    Join3(QueryNode node, Ref<A> a, Ref<B> b, Ref<C> c) {
        this.node = node;
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /**
     * Keeps the joined rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition
     * @return the rows kept
     */
    public Join3<A, B, C> where(Function3<? super Ref<A>, ? super Ref<B>, ? super Ref<C>, Condition> condition) {
        return new Join3<>(
                new FilterNode(node,
                        OpenScope.close(scope -> condition.apply(a.in(scope), b.in(scope), c.in(scope)).node())),
                a, b, c);
    }

    /**
     * Makes something of each joined row.
     *
     * @param <O> the type of what is made
     * @param shape what is made, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function3<? super Ref<A>, ? super Ref<B>, ? super Ref<C>, ? extends Expr<O>> shape) {
        return Selection.project(node,
                OpenScope.close(scope -> shape.apply(a.in(scope), b.in(scope), c.in(scope)).node()));
    }

    /**
     * Groups the joined rows by an expression; null is a group of its own.
     *
     * @param <K> the expression's type
     * @param key the expression
     * @return the groups
     */
    public <K> JoinGrouped3<A, B, C, K> groupByExpr(
            Function3<? super Ref<A>, ? super Ref<B>, ? super Ref<C>, ? extends Expr<K>> key) {
        ExprNode by = OpenScope.close(scope -> key.apply(a.in(scope), b.in(scope), c.in(scope)).node());
        return new JoinGrouped3<>(new GroupNode(node, List.of(by)), a, b, c, new GroupKey<>(by));
    }
}
