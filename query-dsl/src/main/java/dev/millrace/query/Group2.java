package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;

/**
 * Stands for a group inside {@code having} and {@code select}: its keys and the aggregates of its rows.
 *
 * @param <R> the type of the rows that are grouped
 * @param <E1> the type of the key 1
 * @param <E2> the type of the key 2
 */
public final class Group2<R, E1 extends Expr<?>, E2 extends Expr<?>> extends Totals<R> {

    private final E1 key1;
    private final E2 key2;

    Group2(OpenScope scope, Ref<R> row, E1 key1, E2 key2) {
        super(scope, row);
        this.key1 = key1;
        this.key2 = key2;
    }

    /**
     * The value that all rows of the group have in common as their key 1.
     *
     * @return the key
     */
    public E1 key1() {
        return keyAt(key1, 0);
    }

    /**
     * The value that all rows of the group have in common as their key 2.
     *
     * @return the key
     */
    public E2 key2() {
        return keyAt(key2, 1);
    }
}
