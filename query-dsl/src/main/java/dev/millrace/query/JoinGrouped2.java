package dev.millrace.query;

import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * Groups of joined rows; {@code select} says what becomes of a group. Aggregates are made of the sources' references:
 * {@code (g, a, b) -> into(Total::new, g.key(), g.sum(a.get(Todo::rank)))}.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 * @param <K> the type of the key
 */
public final class JoinGrouped2<A, B, K> {

    private final QueryNode node;
    private final Ref<A> a;
    private final Ref<B> b;
    private final GroupKey<K> key;

    JoinGrouped2(QueryNode node, Ref<A> a, Ref<B> b, GroupKey<K> key) {
        this.node = node;
        this.a = a;
        this.b = b;
        this.key = key;
    }

    /**
     * Keeps the groups for which a condition is true.
     *
     * @param condition over key and aggregates
     * @return the groups kept
     */
    public JoinGrouped2<A, B, K> having(
            Function3<? super JoinGroup<K>, ? super Ref<A>, ? super Ref<B>, Condition> condition) {
        return new JoinGrouped2<>(
                new FilterNode(node, OpenScope
                        .close(scope -> condition.apply(new JoinGroup<>(scope, key), a.in(scope), b.in(scope)).node())),
                a, b, key);
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of key and aggregates
     * @return the query of what is made
     */
    public <O> Selection<O> select(
            Function3<? super JoinGroup<K>, ? super Ref<A>, ? super Ref<B>, ? extends Expr<O>> shape) {
        return Selection.project(node,
                OpenScope.close(scope -> shape.apply(new JoinGroup<>(scope, key), a.in(scope), b.in(scope)).node()));
    }
}
