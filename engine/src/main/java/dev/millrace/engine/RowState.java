package dev.millrace.engine;

import dev.millrace.query.Origin;
import dev.millrace.query.RowMetadata;

/**
 * What stands beside a row (law 30).
 *
 * @param synced whether the visible row is what the backend confirmed
 * @param origin where the visible row comes from
 * @param pendingTransactions how many transactions that are not confirmed yet show in the row
 */
public record RowState(boolean synced, Origin origin, int pendingTransactions) {

    /** Of a row that nobody has written to. */
    public static final RowState CONFIRMED = new RowState(true, Origin.REMOTE, 0);

    /**
     * One of them.
     *
     * @param what which
     * @return its value
     */
    public Object of(RowMetadata what) {
        return switch (what) {
            case SYNCED -> synced;
            case ORIGIN -> origin;
            case PENDING_TRANSACTIONS -> pendingTransactions;
        };
    }
}
