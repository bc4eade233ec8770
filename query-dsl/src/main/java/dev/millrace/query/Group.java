package dev.millrace.query;

/**
 * Stands for a group inside {@code having} and {@code select}: its key and the aggregates of its rows.
 *
 * @param <R> the type of the rows that are grouped
 * @param <K> the type of the key
 */
public final class Group<R, K> extends Totals<R> {

    private final GroupKey<K> key;

    Group(Ref<R> row, GroupKey<K> key) {
        super(row);
        this.key = key;
    }

    /**
     * The value that all rows of the group have in common.
     *
     * @return the key
     */
    public Expr<K> key() {
        return key.expr();
    }
}
