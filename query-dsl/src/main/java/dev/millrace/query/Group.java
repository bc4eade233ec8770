package dev.millrace.query;

import dev.millrace.query.ast.OpenScope;

/**
 * Stands for a group inside {@code having} and {@code select}: its key and the aggregates of its rows.
 *
 * @param <R> the type of the rows that are grouped
 * @param <K> the type of the key
 */
public final class Group<R, K> extends Totals<R> {

    private final GroupKey<K> key;

    Group(OpenScope scope, Ref<R> row, GroupKey<K> key) {
        super(scope, row);
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
