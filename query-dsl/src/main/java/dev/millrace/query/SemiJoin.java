package dev.millrace.query;

import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.property.Prop;

/**
 * A semi or anti join whose keys are to be named: the left rows with a match, or without one. They keep their identity and come
 * once, however many matches they have (laws 9 and 10).
 *
 * @param <A> the type of the left rows
 * @param <B> the type of the right rows
 */
public final class SemiJoin<A, B> {

    private final JoinKind kind;
    private final QueryNode left;
    private final QueryNode right;

    SemiJoin(JoinKind kind, QueryNode left, QueryNode right) {
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

    /**
     * A join with a key named on the left side; the one on the right is next.
     *
     * @param <A> the type of the left rows
     * @param <B> the type of the right rows
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
         * @return the query of the left rows
         */
        public Matched<A, B> equalTo(Prop<? super B, ? extends @Nullable K> key) {
            return new Matched<>(parts.and(leftKey, Ref.<B>to(0, parts.right().lane()).component(key)));
        }

        /**
         * Names the key on the right side.
         *
         * @param key an expression of the right rows
         * @return the query of the left rows
         */
        public Matched<A, B> equalToExpr(Function<? super Ref<B>, ? extends Expr<K>> key) {
            return new Matched<>(parts.and(leftKey,
                    Closing.node("equalToExpr", scope -> key.apply(Joins.<B>ref(parts.right(), 0, scope)))));
        }
    }

    /**
     * The left rows with a match, or without one; further keys or a condition may be added.
     *
     * @param <A> the type of the left rows
     * @param <B> the type of the right rows
     */
    public static final class Matched<A, B> extends Selection<A> {

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
         * Adds a condition that a match must fulfil.
         *
         * @param condition the condition on a pair
         * @return the query of the left rows
         */
        public Selection<A> matching(BiFunction<? super Ref<A>, ? super Ref<B>, Condition> condition) {
            return Selection.of(parts.matching(Closing.node("matching",
                    scope -> condition.apply(parts.<A>beside(0, scope), parts.<B>beside(1, scope)))));
        }
    }
}
