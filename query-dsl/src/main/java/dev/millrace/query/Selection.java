package dev.millrace.query;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.OrderTerm;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/**
 * A query over rows of one type: a keyed set without positions until it is ordered (law 7). Two of them are equal if they describe
 * the same.
 *
 * @param <R> the type of the rows
 */
public sealed class Selection<R> extends GroupSteps<R> implements Query<R> permits SemiJoin.Matched {

    private final QueryNode node;

    Selection(QueryNode node) {
        this.node = node;
    }

    static <R> Selection<R> of(QueryNode node) {
        return new Selection<>(node);
    }

    static <R> Selection<R> project(QueryNode input, ExprNode shape) {
        return new Selection<>(new ProjectNode(input, shape));
    }

    @Override
    public final QueryNode node() {
        return node;
    }

    /**
     * Keeps the rows for which a condition is true. Several calls are a conjunction.
     *
     * @param condition the condition on a row
     * @return the query of the rows kept
     */
    public Selection<R> where(Function<? super Ref<R>, Condition> condition) {
        return new Selection<>(new FilterNode(node, closing("where", condition)));
    }

    /**
     * Keeps the rows for which a Java predicate is true. Prefer {@link #where}: what a lambda does cannot be seen, so no index
     * serves it, it is asked of every row that changes in any component, and the query has no JSON and no SQL.
     *
     * @param predicate a pure function of the row; a row for which it throws is not kept (law 5)
     * @return the query of the rows kept
     */
    @SuppressWarnings("unchecked") // it is given rows of this query
    public Selection<R> filter(Predicate<? super R> predicate) {
        return new Selection<>(new OpaqueFilterNode(node, (Predicate<Object>) predicate));
    }

    /**
     * Makes something else of each row; it keeps the row's identity.
     *
     * @param <O> the type of what is made
     * @param shape what is made of a row, such as {@code into(Card::new, …)}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Ref<R>, ? extends Expr<O>> shape) {
        return project(node, closing("select", shape));
    }

    /**
     * Makes something else of each row by a Java function. Prefer {@link #select}: what a lambda does cannot be seen, so it is done
     * anew when any component changes, and the query has no JSON and no SQL.
     *
     * @param <O> the type of what is made
     * @param type the class of what is made; the components of a record can be read in further steps
     * @param function a pure function of the row; a row for which it throws is left out (law 5)
     * @return the query of what is made
     */
    @SuppressWarnings("unchecked") // it is given rows of this query
    public <O> Selection<O> map(Class<O> type, Function<? super R, ? extends @Nullable O> function) {
        Class<?> wrapped = MethodType.methodType(type).wrap().returnType();
        LaneType made = LaneType.of(wrapped, type.isRecord() ? RowType.of(type) : null, true);
        return new Selection<>(new OpaqueMapNode(node, made, (Function<Object, @Nullable Object>) function));
    }

    /**
     * Joins another relation, keeping the rows that match; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> Join2.On<R, B> join(Relation<B> other) {
        return new Join2.On<>(JoinKind.INNER, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping the rows that match; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> Join2.On<R, B> join(Query<B> other) {
        return new Join2.On<>(JoinKind.INNER, node, other.node());
    }

    /**
     * Joins another relation, keeping rows without a match beside an absent one; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> Join2.On<R, B> leftJoin(Relation<B> other) {
        return new Join2.On<>(JoinKind.LEFT, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping rows without a match beside an absent one; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> Join2.On<R, B> leftJoin(Query<B> other) {
        return new Join2.On<>(JoinKind.LEFT, node, other.node());
    }

    /**
     * Joins another relation, keeping its rows without a match beside an absent one; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> Join2.On<R, B> rightJoin(Relation<B> other) {
        return new Join2.On<>(JoinKind.RIGHT, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping its rows without a match beside an absent one; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> Join2.On<R, B> rightJoin(Query<B> other) {
        return new Join2.On<>(JoinKind.RIGHT, node, other.node());
    }

    /**
     * Joins another relation, keeping the rows of either side without a match; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> Join2.On<R, B> fullJoin(Relation<B> other) {
        return new Join2.On<>(JoinKind.FULL, node, Joins.source(other));
    }

    /**
     * Joins another relation, keeping the rows of either side without a match; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> Join2.On<R, B> fullJoin(Query<B> other) {
        return new Join2.On<>(JoinKind.FULL, node, other.node());
    }

    /**
     * Keeps the rows that have a match in another relation, each once; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> SemiJoin<R, B> semiJoin(Relation<B> other) {
        return new SemiJoin<>(JoinKind.SEMI, node, Joins.source(other));
    }

    /**
     * Keeps the rows that have a match in another relation, each once; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> SemiJoin<R, B> semiJoin(Query<B> other) {
        return new SemiJoin<>(JoinKind.SEMI, node, other.node());
    }

    /**
     * Keeps the rows that have no match in another relation; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other the other relation, possibly one already read in this query
     * @return the next step
     */
    public <B> SemiJoin<R, B> antiJoin(Relation<B> other) {
        return new SemiJoin<>(JoinKind.ANTI, node, Joins.source(other));
    }

    /**
     * Keeps the rows that have no match in another relation; name the keys next: {@code .on(Todo::ownerId).equalTo(User::id)} (law 9).
     *
     * @param <B> the other rows' type
     * @param other a query, as a source of rows
     * @return the next step
     */
    public <B> SemiJoin<R, B> antiJoin(Query<B> other) {
        return new SemiJoin<>(JoinKind.ANTI, node, other.node());
    }

    /**
     * The different rows of this query and others, told apart by value.
     *
     * @param first another query
     * @param more further queries
     * @return the query of those rows
     * @throws IllegalArgumentException if the rows are not of one type, or of a type without order
     */
    @SafeVarargs
    public final Selection<R> union(Query<R> first, Query<R>... more) {
        List<QueryNode> inputs = new ArrayList<>(List.of(node, first.node()));
        for (Query<R> other : more) {
            inputs.add(other.node());
        }
        return new Selection<>(new SetNode(SetKind.UNION, inputs));
    }

    /**
     * The rows of this query and of others, also those that are equal.
     *
     * @param first another query
     * @param more further queries
     * @return the query of those rows
     * @throws IllegalArgumentException if the rows are not of one type
     */
    @SafeVarargs
    public final Selection<R> unionAll(Query<R> first, Query<R>... more) {
        List<QueryNode> inputs = new ArrayList<>(List.of(node, first.node()));
        for (Query<R> other : more) {
            inputs.add(other.node());
        }
        return new Selection<>(new SetNode(SetKind.UNION_ALL, inputs));
    }

    /**
     * The different rows that are in this query and in all others, told apart by value.
     *
     * @param first another query
     * @param more further queries
     * @return the query of those rows
     * @throws IllegalArgumentException if the rows are not of one type, or of a type without order
     */
    @SafeVarargs
    public final Selection<R> intersect(Query<R> first, Query<R>... more) {
        List<QueryNode> inputs = new ArrayList<>(List.of(node, first.node()));
        for (Query<R> other : more) {
            inputs.add(other.node());
        }
        return new Selection<>(new SetNode(SetKind.INTERSECT, inputs));
    }

    /**
     * The different rows of this query that are in none of the others, told apart by value.
     *
     * @param first another query
     * @param more further queries
     * @return the query of those rows
     * @throws IllegalArgumentException if the rows are not of one type, or of a type without order
     */
    @SafeVarargs
    public final Selection<R> except(Query<R> first, Query<R>... more) {
        List<QueryNode> inputs = new ArrayList<>(List.of(node, first.node()));
        for (Query<R> other : more) {
            inputs.add(other.node());
        }
        return new Selection<>(new SetNode(SetKind.EXCEPT, inputs));
    }

    /**
     * The different rows, told apart by value.
     *
     * @return the query of those rows
     * @throws IllegalArgumentException if the rows are of a type without order
     */
    public Selection<R> distinct() {
        return new Selection<>(new DistinctNode(node));
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
                Closing.node("aggregate", scope -> shape.apply(new Totals<>(scope, row()))));
        return new ScalarQuery<>(new OrderNode(one, List.of()));
    }

    /**
     * Orders the rows by components; ties are broken by identity, ascending.
     *
     * @param first the most significant term, such as {@code desc(Todo::rank)}
     * @param more further terms
     * @return the ordered query
     */
    @SafeVarargs
    public final OrderedQuery<R> orderBy(Ordering<? super R> first, Ordering<? super R>... more) {
        List<OrderTerm> terms = new ArrayList<>();
        terms.add(term(first));
        for (Ordering<? super R> ordering : more) {
            terms.add(term(ordering));
        }
        return ordered(terms);
    }

    /**
     * Orders the rows by expressions; ties are broken by identity, ascending.
     *
     * @param first the most significant term, such as {@code t -> desc(t.get(Todo::title).length())}
     * @param more further terms
     * @return the ordered query
     */
    @SafeVarargs
    public final OrderedQuery<R> orderByExpr(Function<? super Ref<R>, ExprOrdering> first,
            Function<? super Ref<R>, ExprOrdering>... more) {
        List<OrderTerm> terms = new ArrayList<>();
        terms.add(term(first));
        for (Function<? super Ref<R>, ExprOrdering> ordering : more) {
            terms.add(term(ordering));
        }
        return ordered(terms);
    }

    /**
     * Orders the rows by identity (law 2).
     *
     * @return the ordered query
     */
    public OrderedQuery<R> inKeyOrder() {
        return ordered(List.of());
    }

    /**
     * The row of the lowest identity, if there is one.
     *
     * @return a query of at most one row
     */
    public SingleQuery<R> findOne() {
        return inKeyOrder().findOne();
    }

    private OrderTerm term(Ordering<? super R> ordering) {
        return new OrderTerm(row().component(ordering.property()), ordering.descending(), ordering.nulls(),
                ordering.collation());
    }

    private OrderTerm term(Function<? super Ref<R>, ExprOrdering> ordering) {
        List<OrderTerm> given = new ArrayList<>(1);
        ExprNode key = OpenScope.close(scope -> {
            OrderTerm term = Closing.given("orderByExpr", ordering.apply(row().in(scope))).term();
            given.add(term);
            return term.key();
        });
        return given.get(0).by(key);
    }

    private OrderedQuery<R> ordered(List<OrderTerm> terms) {
        return new OrderedQuery<>(new OrderNode(node, terms), Window.ALL);
    }

    private ExprNode closing(String step, Function<? super Ref<R>, ? extends Expr<?>> function) {
        return Closing.node(step, scope -> function.apply(row().in(scope)));
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Selection<?> that && node.equals(that.node);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(node);
    }

    @Override
    public final String toString() {
        return node.toString();
    }
}
