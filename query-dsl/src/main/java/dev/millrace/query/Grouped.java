package dev.millrace.query;

import java.util.List;
import java.util.function.Function;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;

/**
 * Groups of rows of one type; {@code select} says what becomes of a group.
 *
 * @param <R> the type of the rows that are grouped
 * @param <E> the type of the key
 */
public final class Grouped<R, E extends Expr<?>> {

    private final QueryNode node;
    private final Ref<R> row;
    private final E key;

    Grouped(QueryNode input, List<ExprNode> keys, E key) {
        this(new GroupNode(input, keys), Ref.<R>to(0, input.lane()), key);
    }

    private Grouped(QueryNode node, Ref<R> row, E key) {
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
    public Grouped<R, E> having(Function<? super Group<R, E>, Condition> condition) {
        return new Grouped<>(new FilterNode(node, Closing.node("having", scope -> condition.apply(group(scope)))), row,
                key);
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of key and aggregates, such as {@code g -> into(Spend::new, g.key(), g.count())}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Group<R, E>, ? extends Expr<O>> shape) {
        return Selection.project(node, Closing.node("select", scope -> shape.apply(group(scope))));
    }

    private Group<R, E> group(OpenScope scope) {
        return new Group<>(scope, row, key);
    }
}
