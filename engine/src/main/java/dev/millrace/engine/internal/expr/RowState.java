package dev.millrace.engine.internal.expr;

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
    Object of(RowMetadata what) {
        return switch (what) {
            case SYNCED -> synced;
            case ORIGIN -> origin;
            case PENDING_TRANSACTIONS -> pendingTransactions;
        };
    }
}
