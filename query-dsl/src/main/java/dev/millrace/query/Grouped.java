package dev.millrace.query;

import java.util.function.Function;

import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * Groups of rows of one type; {@code select} says what becomes of a group.
 *
 * @param <R> the type of the rows that are grouped
 * @param <K> the type of the key
 */
public final class Grouped<R, K> {

    private final QueryNode node;
    private final Ref<R> row;
    private final GroupKey<K> key;

    Grouped(QueryNode node, Ref<R> row, GroupKey<K> key) {
        this.node = node;
        this.row = row;
        this.key = key;
    }

    /**
     * Keeps the groups for which a condition is true.
     *
     * @param condition over key and aggregates
     * @return the groups kept
     */
    public Grouped<R, K> having(Function<? super Group<R, K>, Condition> condition) {
        return new Grouped<>(new FilterNode(node, OpenScope.close(scope -> condition.apply(group(scope)).node())), row,
                key);
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of key and aggregates, such as {@code g -> into(Spend::new, g.key(), g.count())}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Group<R, K>, ? extends Expr<O>> shape) {
        return Selection.project(node, OpenScope.close(scope -> shape.apply(group(scope)).node()));
    }

    private Group<R, K> group(OpenScope scope) {
        return new Group<>(scope, row, key);
    }
}
