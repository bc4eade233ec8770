package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;

/**
 * Stands for a group inside {@code having} and {@code select}: its key and the aggregates of its rows.
 *
 * @param <R> the type of the rows that are grouped
 * @param <E> the type of the key
 */
public final class Group<R, E extends Expr<?>> extends Totals<R> {

    private final E key;

    Group(OpenScope scope, Ref<R> row, E key) {
        super(scope, row);
        this.key = key;
    }

    /**
     * The value that all rows of the group have in common.
     *
     * @return the key
     */
    public E key() {
        return keyAt(key, 0);
    }
}
