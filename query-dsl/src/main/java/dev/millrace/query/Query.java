package dev.millrace.query;

import dev.millrace.query.ast.QueryNode;

/**
 * A description of a result: what to compute, not how it is kept current. Queries are immutable values: equal queries describe
 * the same result. A query knows no store; a store opens it.
 *
 * <p>Built from {@link QueryDsl#from}:
 * <pre>{@code
 * from(todos).where(t -> t.get(Todo::done).eq(false)).orderBy(desc(Todo::rank), asc(Todo::title)).limit(20)
 * }</pre>
 *
 * @param <R> the type of the result's rows
 */
public sealed interface Query<R> permits Selection, OrderedQuery, ScalarQuery, SingleQuery {

    /**
     * The query as a plain value.
     *
     * @return its node
     */
    QueryNode node();
}
