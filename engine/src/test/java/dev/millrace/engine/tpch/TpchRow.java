package dev.millrace.engine.tpch;

import dev.millrace.query.RelationRef;

/**
 * A row of one of the tables.
 *
 * @param table which table
 * @param row the row
 */
record TpchRow(RelationRef<?> table, Record row) {

    /** Its key in that table. */
    long key() {
        return table.key().getLong(row);
    }
}
