package dev.millrace.engine.tpch;

import java.util.List;

import dev.millrace.query.Query;

/**
 * One of the 22 queries, in this language and in SQL, with the parameters by which TPC-H validates results.
 *
 * <p>The LIMIT is left out of the SQL: rows that tie with the last one shown may be shown in its place, and only who has all of them
 * can tell.
 *
 * @param number its number in TPC-H
 * @param query in this language
 * @param sql in SQL, without LIMIT
 * @param orderedBy the columns of ORDER BY, counted from 0; none of a result of one row
 * @param limit the LIMIT; {@link #UNLIMITED} if there is none
 */
record TpchQuery(int number, Query<?> query, String sql, List<Integer> orderedBy, int limit) {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** A query of one row. */
    static TpchQuery ofOneRow(int number, Query<?> query, String sql) {
        return new TpchQuery(number, query, sql, List.of(), UNLIMITED);
    }

    /** A query with an order and without limit. */
    static TpchQuery ordered(int number, Query<?> query, String sql, Integer... orderedBy) {
        return new TpchQuery(number, query, sql, List.of(orderedBy), UNLIMITED);
    }

    /** The same with a LIMIT, which the query has already. */
    TpchQuery limitedTo(int rows) {
        return new TpchQuery(number, query, sql, orderedBy, rows);
    }
}
