package dev.millrace.query;

import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.property.Prop;

/**
 * A join with a third source whose left key is still to be named. Keys are named in two steps so that their types are checked.
 *
 * @param <A> the type of the first rows
 * @param <B> the type of the second rows
 * @param <C> the type of the third rows
 */
public final class JoinOn3<A, B, C> {

    private final QueryNode left;
    private final Ref<A> a;
    private final Ref<B> b;
    private final RelationRef<C> right;

    JoinOn3(QueryNode left, Ref<A> a, Ref<B> b, RelationRef<C> right) {
        this.left = left;
        this.a = a;
        this.b = b;
        this.right = right;
    }

    /**
     * Names the left key.
     *
     * @param <K> its type
     * @param key an expression over the first two sources
     * @return the next step
     */
    public <K> EqualTo<K> on(BiFunction<? super Ref<A>, ? super Ref<B>, ? extends Expr<K>> key) {
        return new EqualTo<>(OpenScope.close(scope -> key.apply(a.in(scope), b.in(scope)).node()));
    }

    /**
     * The right key is still to be named.
     *
     * @param <K> the type of the keys
     */
    public final class EqualTo<K> {

        private final ExprNode leftKey;

        private EqualTo(ExprNode leftKey) {
            this.leftKey = leftKey;
        }

        /**
         * Names the right key.
         *
         * @param key a component of the third rows
         * @return the join; null keys never match
         */
        public Join3<A, B, C> equalTo(Prop<? super C, ? extends @Nullable K> key) {
            ExprNode rightKey = new Ref<>(0, right.rowType()).field(key);
            return new Join3<>(new JoinNode(left, new SourceNode(right), leftKey, rightKey), a, b,
                    new Ref<>(left.lanes(), right.rowType()));
        }
    }
}
