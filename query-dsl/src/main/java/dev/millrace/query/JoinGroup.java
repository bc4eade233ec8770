package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;

/**
 * Stands for a group of joined rows inside {@code having} and {@code select}: its key and the aggregates of its rows, by the
 * references of the sources.
 *
 * @param <E> the type of the key
 */
public final class JoinGroup<E extends Expr<?>> extends Aggregates {

    private final E key;

    JoinGroup(OpenScope scope, E key) {
        super(scope);
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
