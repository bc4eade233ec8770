package dev.millrace.query;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.property.Prop;

/**
 * Two sources joined: their rows beside each other, each under its own reference. Where a side can be absent, its row and all its
 * components are null.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 */
public sealed class Join2<A, B> permits Join2.Matched {

    private final QueryNode node;

    private Join2(QueryNode node) {
        this.node = node;
    }

    /**
     * Keeps the rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition on a row
     * @return the rows kept
     */
    public Join2<A, B> where(BiFunction<? super Ref<A>, ? super Ref<B>, Condition> condition) {
        return new Join2<>(new FilterNode(node,
                Closing.node("where", scope -> condition.apply(this.<A>ref(0, scope), this.<B>ref(1, scope)))));
    }

    /**
     * Joins another relation, keeping the rows that match; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <C> Join3.On<A, B, C> join(Relation<C> other) {
        return new Join3.On<>(JoinKind.INNER, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping the rows that match; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <C> Join3.On<A, B, C> join(Query<C> other) {
        return new Join3.On<>(JoinKind.INNER, node, other.node());
    }

    /**
     * Joins another relation, keeping rows without a match beside an absent one; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <C> Join3.On<A, B, C> leftJoin(Relation<C> other) {
        return new Join3.On<>(JoinKind.LEFT, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping rows without a match beside an absent one; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <C> Join3.On<A, B, C> leftJoin(Query<C> other) {
        return new Join3.On<>(JoinKind.LEFT, node, other.node());
    }

    /**
     * Joins another relation, keeping its rows without a match beside absent ones; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <C> Join3.On<A, B, C> rightJoin(Relation<C> other) {
        return new Join3.On<>(JoinKind.RIGHT, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping its rows without a match beside absent ones; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <C> Join3.On<A, B, C> rightJoin(Query<C> other) {
        return new Join3.On<>(JoinKind.RIGHT, node, other.node());
    }

    /**
     * Joins another relation, keeping the rows of either side without a match; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <C> Join3.On<A, B, C> fullJoin(Relation<C> other) {
        return new Join3.On<>(JoinKind.FULL, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping the rows of either side without a match; name the keys next (law 9).
     *
     * @param <C> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <C> Join3.On<A, B, C> fullJoin(Query<C> other) {
        return new Join3.On<>(JoinKind.FULL, node, other.node());
    }

    /**
     * Makes something of each row; it has the identity of the pair of its parts, or of the left part alone where each has at most one
     * match (law 10).
     *
     * @param <O> the type of what is made
     * @param shape what is made of a row, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> Selection<O> select(BiFunction<? super Ref<A>, ? super Ref<B>, ? extends Expr<O>> shape) {
        return Selection.project(node,
                Closing.node("select", scope -> shape.apply(this.<A>ref(0, scope), this.<B>ref(1, scope))));
    }

    /**
     * Groups the rows by an expression; null is a group of its own. For several keys make a record of them.
     *
     * @param <G> the expression's type
     * @param key the expression
     * @return the groups
     */
    public <G extends Expr<?>> Grouped<A, B, G> groupByExpr(BiFunction<? super Ref<A>, ? super Ref<B>, G> key) {
        KeyOf<G> by = KeyOf.closing("groupByExpr", scope -> key.apply(this.<A>ref(0, scope), this.<B>ref(1, scope)));
        return new Grouped<>(node, new GroupNode(node, List.of(by.node())), by.sample());
    }

    private <R> Ref<R> ref(int lane, OpenScope scope) {
        return Joins.ref(node, lane, scope);
    }

    /**
     * A join whose keys are to be named.
     *
     * @param <A> the type of the first rows
     * @param <B> the type of the second rows
     */
    public static final class On<A, B> {

        private final JoinKind kind;
        private final QueryNode left;
        private final QueryNode right;

        On(JoinKind kind, QueryNode left, QueryNode right) {
            this.kind = kind;
            this.left = left;
            this.right = right;
        }

        /**
         * Names the key on the left side.
         *
         * @param <K> the type of the key
         * @param key a component of the left rows
         * @return the next step
         */
        public <K> EqualTo<A, B, K> on(Prop<? super A, ? extends @Nullable K> key) {
            return new EqualTo<>(Joins.start(kind, left, right), Ref.<A>to(0, left.lane()).component(key));
        }

        /**
         * Names the key on the left side.
         *
         * @param <K> the type of the key
         * @param key an expression of the left rows
         * @return the next step
         */
        public <K> EqualTo<A, B, K> onExpr(Function<? super Ref<A>, ? extends Expr<K>> key) {
            return new EqualTo<>(Joins.start(kind, left, right),
                    Closing.node("onExpr", scope -> key.apply(Joins.<A>ref(left, 0, scope))));
        }
    }

    /**
     * A join with a key named on the left side; the one on the right is next.
     *
     * @param <A> the type of the first rows
     * @param <B> the type of the second rows
     * @param <K> the type of the key
     */
    public static final class EqualTo<A, B, K> {

        private final Joins parts;
        private final ExprNode leftKey;

        private EqualTo(Joins parts, ExprNode leftKey) {
            this.parts = parts;
            this.leftKey = leftKey;
        }

        /**
         * Names the key on the right side.
         *
         * @param key a component of the right rows
         * @return the join
         */
        public Matched<A, B> equalTo(Prop<? super B, ? extends @Nullable K> key) {
            return new Matched<>(parts.and(leftKey, Ref.<B>to(0, parts.right().lane()).component(key)));
        }

        /**
         * Names the key on the right side.
         *
         * @param key an expression of the right rows
         * @return the join
         */
        public Matched<A, B> equalToExpr(Function<? super Ref<B>, ? extends Expr<K>> key) {
            return new Matched<>(parts.and(leftKey,
                    Closing.node("equalToExpr", scope -> key.apply(Joins.<B>ref(parts.right(), 0, scope)))));
        }
    }

    /**
     * A join with all it needs, to which further keys or a condition may be added.
     *
     * @param <A> the type of the first rows
     * @param <B> the type of the second rows
     */
    public static final class Matched<A, B> extends Join2<A, B> {

        private final Joins parts;

        private Matched(Joins parts) {
            super(parts.node());
            this.parts = parts;
        }

        /**
         * Names a further key on the left side; all are to be equal.
         *
         * @param <K> the type of the key
         * @param key a component of the left rows
         * @return the next step
         */
        public <K> EqualTo<A, B, K> and(Prop<? super A, ? extends @Nullable K> key) {
            return new EqualTo<>(parts, Ref.<A>to(0, parts.left().lane()).component(key));
        }

        /**
         * Names a further key on the left side; all are to be equal.
         *
         * @param <K> the type of the key
         * @param key an expression of the left rows
         * @return the next step
         */
        public <K> EqualTo<A, B, K> andExpr(Function<? super Ref<A>, ? extends Expr<K>> key) {
            return new EqualTo<>(parts,
                    Closing.node("andExpr", scope -> key.apply(Joins.<A>ref(parts.left(), 0, scope))));
        }

        /**
         * Adds a condition on the rows that match: on no other rows does it decide, so rows without a match stay as an outer join has
         * them.
         *
         * @param condition the condition on a pair
         * @return the join
         */
        public Join2<A, B> matching(BiFunction<? super Ref<A>, ? super Ref<B>, Condition> condition) {
            return new Join2<>(
                    parts.matching(Closing.node("matching", scope -> condition.apply(parts.<A>beside(0, scope),
                            parts.<B>beside(1, scope)))));
        }
    }

    /**
     * Groups of joined rows; {@code select} says what becomes of a group. Aggregates are made of the sources' references:
     * {@code (g, a, b) -> into(Total::new, g.key(), g.sum(a.get(Todo::rank)))}.
     *
     * @param <A> the type of the first rows
     * @param <B> the type of the second rows
     * @param <G> the type of the key
     */
    public static final class Grouped<A, B, G extends Expr<?>> {

        private final QueryNode rows;
        private final QueryNode node;
        private final G key;

        private Grouped(QueryNode rows, QueryNode node, G key) {
            this.rows = rows;
            this.node = node;
            this.key = key;
        }

        /**
         * Keeps the groups for which a condition is true.
         *
         * @param condition over key and aggregates
         * @return the groups kept
         */
        public Grouped<A, B, G> having(
                Function3<? super JoinGroup<G>, ? super Ref<A>, ? super Ref<B>, Condition> condition) {
            return new Grouped<>(rows, new FilterNode(node, Closing.node("having", scope -> condition
                    .apply(new JoinGroup<>(scope, key), Joins.<A>ref(rows, 0, scope), Joins.<B>ref(rows, 1, scope)))),
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
                Function3<? super JoinGroup<G>, ? super Ref<A>, ? super Ref<B>, ? extends Expr<O>> shape) {
            return Selection.project(node, Closing.node("select", scope -> shape
                    .apply(new JoinGroup<>(scope, key), Joins.<A>ref(rows, 0, scope), Joins.<B>ref(rows, 1, scope))));
        }
    }
}
