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
 * @param <E1> the type of the key 1
 * @param <E2> the type of the key 2
 * @param <E3> the type of the key 3
 * @param <E4> the type of the key 4
 */
public final class Grouped4<R, E1 extends Expr<?>, E2 extends Expr<?>, E3 extends Expr<?>, E4 extends Expr<?>> {

    private final QueryNode node;
    private final Ref<R> row;
    private final E1 key1;
    private final E2 key2;
    private final E3 key3;
    private final E4 key4;

    Grouped4(QueryNode input, List<ExprNode> keys, E1 key1, E2 key2, E3 key3, E4 key4) {
        this(new GroupNode(input, keys), Ref.<R>to(0, input.lane()), key1, key2, key3, key4);
    }

    private Grouped4(QueryNode node, Ref<R> row, E1 key1, E2 key2, E3 key3, E4 key4) {
        this.node = node;
        this.row = row;
        this.key1 = key1;
        this.key2 = key2;
        this.key3 = key3;
        this.key4 = key4;
    }

    /**
     * Keeps the groups for which a condition is true.
     *
     * @param condition over key and aggregates
     * @return the groups kept
     */
    public Grouped4<R, E1, E2, E3, E4> having(Function<? super Group4<R, E1, E2, E3, E4>, Condition> condition) {
        return new Grouped4<>(new FilterNode(node, Closing.node("having", scope -> condition.apply(group(scope)))), row,
                key1, key2, key3, key4);
    }

    /**
     * Makes a row of each group.
     *
     * @param <O> the type of what is made
     * @param shape made of key and aggregates, such as {@code g -> into(Spend::new, g.key1(), g.count())}
     * @return the query of what is made
     */
    public <O> Selection<O> select(Function<? super Group4<R, E1, E2, E3, E4>, ? extends Expr<O>> shape) {
        return Selection.project(node, Closing.node("select", scope -> shape.apply(group(scope))));
    }

    private Group4<R, E1, E2, E3, E4> group(OpenScope scope) {
        return new Group4<>(scope, row, key1, key2, key3, key4);
    }
}
