package dev.millrace.engine.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.RowExpr;

/**
 * What divides the rows of a subquery among the rows around it. Either values of its own that the query equates with values around
 * it, or, where it reads those in another way too, the row of the values around it that each of its rows stands beside.
 *
 * @param equated its own values, by what they are equated with
 * @param domain gives the row of the values around it; null if rows stand beside none
 */
record Correlation(Map<OuterRef, RowExpr> equated, @Nullable RowExpr domain) {

    /** Nothing divides the rows: they are the same for every row around. */
    static final Correlation NONE = new Correlation(Map.of(), null);

    static Correlation of(RowExpr domain) {
        return new Correlation(Map.of(), domain);
    }

    /** The values that divide the rows. */
    List<RowExpr> columns() {
        List<RowExpr> columns = new ArrayList<>(equated.values());
        if (domain != null) {
            columns.add(domain);
        }
        return columns;
    }

    int size() {
        return equated.size() + (domain == null ? 0 : 1);
    }

    /** The same over rows in which the columns stand elsewhere. */
    Correlation over(List<RowExpr> columns) {
        Map<OuterRef, RowExpr> moved = new LinkedHashMap<>();
        int next = 0;
        for (OuterRef ref : equated.keySet()) {
            moved.put(ref, columns.get(next++));
        }
        return new Correlation(moved, domain == null ? null : columns.get(next));
    }

    Correlation map(UnaryOperator<RowExpr> mapping) {
        return over(columns().stream().map(mapping).toList());
    }

    /** The same and one more value that is equated. */
    Correlation and(OuterRef ref, RowExpr own) {
        Map<OuterRef, RowExpr> all = new LinkedHashMap<>(equated);
        all.put(ref, own);
        return new Correlation(all, domain);
    }
}
