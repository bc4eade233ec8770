package dev.millrace.engine.tpch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Identified;
import dev.millrace.engine.Result;
import dev.millrace.query.Component;
import dev.millrace.query.RowType;

/** One of the queries while it is open, and what was found of it. */
final class LiveQuery {

    private final TpchQuery query;
    private final Result<?> result;
    private final Set<String> sources;
    private final List<String> differences = new ArrayList<>();
    private long updates;
    private int comparisonsWithRows;

    LiveQuery(TpchQuery query, Result<?> result) {
        this.query = query;
        this.result = result;
        sources = Set.copyOf(result.sources());
    }

    TpchQuery query() {
        return query;
    }

    /** The number of rows that it shows. */
    int size() {
        return result.size();
    }

    /** How many changes of its tables it was told of. */
    long updates() {
        return updates;
    }

    /** How many comparisons were of results with rows. */
    int comparisonsWithRows() {
        return comparisonsWithRows;
    }

    /** What was different, in the order of the comparisons. */
    List<String> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** Counts a change if it is of one of its tables. */
    void count(Change change) {
        if (sources.contains(change.row().table().name())) {
            updates++;
        }
    }

    /** Holds what it shows to what SQL gives; a row that could not be computed is a difference too. */
    void compare(List<List<@Nullable Object>> sql, int updatesSoFar) {
        comparisonsWithRows += sql.isEmpty() ? 0 : 1;
        String difference = Comparison.difference(query, rows(), sql);
        result.failure().ifPresent(failure -> note(updatesSoFar, "failed: " + failure));
        result.problems().latest().ifPresent(problem -> note(updatesSoFar, "problem: " + problem));
        if (difference != null) {
            note(updatesSoFar, difference);
        }
    }

    private void note(int updatesSoFar, String difference) {
        differences.add("Q" + query.number() + " after " + updatesSoFar + " updates: " + difference);
    }

    private List<List<@Nullable Object>> rows() {
        return result.rows().stream().map(Identified::row).map(LiveQuery::columns).toList();
    }

    private static List<@Nullable Object> columns(@Nullable Object row) {
        List<@Nullable Object> columns = new ArrayList<>();
        if (row instanceof Record) {
            for (Component component : RowType.of(row.getClass()).components()) {
                columns.add(component.get(row));
            }
        } else {
            columns.add(row);
        }
        return columns;
    }
}
