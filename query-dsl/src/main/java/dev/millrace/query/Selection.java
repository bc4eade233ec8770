package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.RowNode;
import dev.millrace.query.property.Prop;

/**
 * A query over rows of one type: a keyed set without positions until it is ordered (law 7).
 *
 * @param <R> the type of the rows
 */
public final class Selection<R> implements Query<R> {

    private final QueryNode node;
    private final @Nullable RowType<R> rowType;

    private Selection(QueryNode node, @Nullable RowType<R> rowType) {
        this.node = node;
        this.rowType = rowType;
    }

    static <R> Selection<R> of(QueryNode node, RowType<R> rowType) {
        return new Selection<>(node, rowType);
    }

    @SuppressWarnings("unchecked") // the shape's row type is that of the expression it comes from
    static <R> Selection<R> project(QueryNode input, ExprNode shape) {
        RowType<?> rowType = shape instanceof ConstructNode made ? made.rowType()
                : shape instanceof RowNode row ? row.rowType() : null;
        return new Selection<>(new ProjectNode(input, shape), (@Nullable RowType<R>) rowType);
    }

    /**
     * Keeps the rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition on a row
     * @return the query of the rows kept
     */
    public Selection<R> where(Function<? super Ref<R>, Condition> condition) {
        return new Selection<>(new FilterNode(node, OpenScope.close(scope -> condition.apply(row().in(scope)).node())),
                rowType);
    }

    /**
     * Makes something else of each row; it keeps the row's identity.
     *
     * @param <O> the type of what is made
     * @param shape what is made of a row, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Ref<R>, ? extends Expr<O>> shape) {
        return project(node, OpenScope.close(scope -> shape.apply(row().in(scope)).node()));
    }

    /**
     * Joins another relation; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)}.
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> JoinOn<R, B> join(Relation<B> other) {
        return new JoinOn<>(node, row(), other.ref());
    }

    /**
     * Groups the rows by a component; null is a group of its own.
     *
     * @param <K> the component's type
     * @param key the component
     * @return the groups
     */
    public <K> Grouped<R, K> groupBy(Prop<? super R, ? extends @Nullable K> key) {
        return grouped(row().field(key));
    }

    /**
     * Groups the rows by an expression; null is a group of its own.
     *
     * @param <K> the expression's type
     * @param key the expression
     * @return the groups
     */
    public <K> Grouped<R, K> groupByExpr(Function<? super Ref<R>, ? extends Expr<K>> key) {
        return grouped(OpenScope.close(scope -> key.apply(row().in(scope)).node()));
    }

    /**
     * Aggregates all rows into exactly one, also if there are none.
     *
     * @param <O> the type of the one row
     * @param shape made of aggregates, such as {@code g -> g.count()}
     * @return the query of the one row
     */
    public <O> ScalarQuery<O> aggregate(Function<? super Totals<R>, ? extends Expr<O>> shape) {
        ProjectNode one = new ProjectNode(new GroupNode(node, List.of()),
                OpenScope.close(scope -> shape.apply(new Totals<>(scope, row())).node()));
        return new ScalarQuery<>(new OrderNode(one, List.of()));
    }

    /**
     * Orders the rows; ties are broken by identity, ascending.
     *
     * @param first the most significant term, such as {@code desc(Todo::rank)}
     * @param more further terms
     * @return the ordered query
     */
    @SafeVarargs
    public final OrderedQuery<R> orderBy(Ordering<? super R> first, Ordering<? super R>... more) {
        Ref<R> row = row();
        List<OrderTerm> terms = new ArrayList<>();
        terms.add(term(row, first));
        for (Ordering<? super R> ordering : more) {
            terms.add(term(row, ordering));
        }
        return new OrderedQuery<>(new OrderNode(node, terms), Window.ALL);
    }

    /**
     * Orders the rows by identity (law 2).
     *
     * @return the ordered query
     */
    public OrderedQuery<R> inKeyOrder() {
        return new OrderedQuery<>(new OrderNode(node, List.of()), Window.ALL);
    }

    @Override
    public QueryNode node() {
        return node;
    }

    private static <R> OrderTerm term(Ref<R> row, Ordering<? super R> ordering) {
        return new OrderTerm(row.field(ordering.property()), ordering.descending(), ordering.nulls());
    }

    private <K> Grouped<R, K> grouped(ExprNode key) {
        return new Grouped<>(new GroupNode(node, List.of(key)), row(), new GroupKey<>(key));
    }

    private Ref<R> row() {
        if (rowType == null) {
            throw new IllegalStateException(
                    "The rows of this query are plain values without components; select into a record to go on: "
                            + node);
        }
        return new Ref<>(0, rowType);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selection<?> that && node.equals(that.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node);
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
