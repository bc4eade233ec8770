package dev.millrace.query;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.property.Prop;

/**
 * A join of two sources whose left key is still to be named. Keys are named in two steps so that their types are checked.
 *
 * @param <A> the type of the left rows
 * @param <B> the type of the right rows
 */
public final class JoinOn<A, B> {

    private final QueryNode left;
    private final Ref<A> a;
    private final RelationRef<B> right;

    JoinOn(QueryNode left, Ref<A> a, RelationRef<B> right) {
        this.left = left;
        this.a = a;
        this.right = right;
    }

    /**
     * Names the left key.
     *
     * @param <K> its type
     * @param key a component of the left rows
     * @return the next step
     */
    public <K> EqualTo<K> on(Prop<? super A, ? extends @Nullable K> key) {
        return new EqualTo<>(a.field(key));
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
         * @param key a component of the right rows
         * @return the join; null keys never match
         */
        public Join2<A, B> equalTo(Prop<? super B, ? extends @Nullable K> key) {
            ExprNode rightKey = new Ref<>(0, right.rowType()).field(key);
            return new Join2<>(new JoinNode(left, new SourceNode(right), leftKey, rightKey), a,
                    new Ref<>(left.lanes(), right.rowType()));
        }
    }
}
