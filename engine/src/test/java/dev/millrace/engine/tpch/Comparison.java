package dev.millrace.engine.tpch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of a live result to those of SQL. Their order is what ORDER BY says; rows that tie in it may come in any order in
 * SQL, and any of those that tie with the last one may be cut off by a LIMIT. So rows that tie are compared as a bag, and each row
 * of the result must be one of those that SQL has in its place.
 *
 * <p>Values are equal exactly, decimals by value, except where SQL itself is inexact: DuckDB gives averages and quotients of
 * decimals as doubles. To these a value may differ by {@value #TOLERANCE} of it.
 */
final class Comparison {

    private static final double TOLERANCE = 1e-12;

    private Comparison() {
    }

    /**
     * The first difference.
     *
     * @param query the query
     * @param live the rows of its result, a list of columns each
     * @param sql those of SQL, without LIMIT
     * @return what differs; null if nothing does
     */
    static @Nullable String difference(TpchQuery query, List<List<@Nullable Object>> live,
            List<List<@Nullable Object>> sql) {
        int shown = Math.min(sql.size(), query.limit());
        if (live.size() != shown) {
            return live.size() + " rows, SQL has " + shown;
        }
        for (int start = 0; start < shown;) {
            int end = endOfTies(query, sql, start);
            List<List<@Nullable Object>> ties = new ArrayList<>(sql.subList(start, end));
            for (int i = start; i < Math.min(end, shown); i++) {
                if (!remove(ties, live.get(i))) {
                    return "row " + i + " is " + live.get(i) + ", SQL has " + sql.subList(start, end);
                }
            }
            start = end;
        }
        return null;
    }

    private static int endOfTies(TpchQuery query, List<List<@Nullable Object>> rows, int start) {
        int end = start + 1;
        while (end < rows.size() && ties(query, rows.get(start), rows.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean ties(TpchQuery query, List<@Nullable Object> row, List<@Nullable Object> other) {
        return query.orderedBy().stream().allMatch(column -> Objects.equals(row.get(column), other.get(column)));
    }

    private static boolean remove(List<List<@Nullable Object>> ties, List<@Nullable Object> row) {
        for (int i = 0; i < ties.size(); i++) {
            if (equal(row, ties.get(i))) {
                ties.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean equal(List<@Nullable Object> live, List<@Nullable Object> sql) {
        if (live.size() != sql.size()) {
            return false;
        }
        for (int i = 0; i < live.size(); i++) {
            if (!equal(live.get(i), sql.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(@Nullable Object live, @Nullable Object sql) {
        if (live instanceof Number number && sql instanceof Double inexact) {
            return Math.abs(number.doubleValue() - inexact) <= TOLERANCE * Math.abs(inexact);
        }
        if (live instanceof Number number && sql instanceof Number other) {
            return exact(number).compareTo(exact(other)) == 0;
        }
        return Objects.equals(live, sql);
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return BigDecimal.valueOf(number.longValue());
    }
}
