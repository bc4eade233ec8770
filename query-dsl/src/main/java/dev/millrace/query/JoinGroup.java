package dev.millrace.query;

/**
 * Stands for a group of joined rows inside {@code having} and {@code select}: its key and the aggregates of its rows.
 *
 * @param <K> the type of the key
 */
public final class JoinGroup<K> extends Aggregates {

    private final GroupKey<K> key;

    JoinGroup(GroupKey<K> key) {
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
