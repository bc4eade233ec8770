package dev.millrace.query;

import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * Groups of joined rows; {@code select} says what becomes of a group. Aggregates are made of the sources' references:
 * {@code (g, a, b, c) -> into(Total::new, g.key(), g.sum(a.get(Todo::rank)))}.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 * @param <C> the type of the third rows
 * @param <K> the type of the key
 */
public final class JoinGrouped3<A, B, C, K> {

    private final QueryNode node;
    private final Ref<A> a;
    private final Ref<B> b;
    private final Ref<C> c;
    private final GroupKey<K> key;

    JoinGrouped3(QueryNode node, Ref<A> a, Ref<B> b, Ref<C> c, GroupKey<K> key) {
        this.node = node;
        this.a = a;
        this.b = b;
        this.c = c;
        this.key = key;
    }

    /**
     * Keeps the groups for which a condition is true.
     *
     * @param condition over key and aggregates
     * @return the groups kept
     */
    public JoinGrouped3<A, B, C, K> having(
            Function4<? super JoinGroup<K>, ? super Ref<A>, ? super Ref<B>, ? super Ref<C>, Condition> condition) {
        return new JoinGrouped3<>(
                new FilterNode(node,
                        OpenScope.close(scope -> condition
                                .apply(new JoinGroup<>(scope, key), a.in(scope), b.in(scope), c.in(scope)).node())),
                a, b, c,
                key);
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of key and aggregates
     * @return the query of what is made
     */
    public <O> Selection<O> select(
            Function4<? super JoinGroup<K>, ? super Ref<A>, ? super Ref<B>, ? super Ref<C>, ? extends Expr<O>> shape) {
        return Selection.project(node,
                OpenScope.close(scope -> shape.apply(new JoinGroup<>(scope, key), a.in(scope), b.in(scope), c.in(scope))
                        .node()));
    }
}
