package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;

/**
 * Stands for a group of joined rows inside {@code having} and {@code select}: its key and the aggregates of its rows.
 *
 * @param <K> the type of the key
 */
public final class JoinGroup<K> extends Aggregates {

    private final GroupKey<K> key;

    JoinGroup(OpenScope scope, GroupKey<K> key) {
        super(scope);
        this.key = key;
    }

    /**
     * The value that all rows of the group have in common.
     *
     * @return the key
     */
    public Expr<K> key() {
        return new PlainExpr<>(read(key.node()));
    }
}
