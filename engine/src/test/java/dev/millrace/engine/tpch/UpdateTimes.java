package dev.millrace.engine.tpch;

import java.util.List;

import dev.millrace.engine.Result;

/**
 * What an update costs a query by itself: in an engine with this query alone, over the last tenth of the history, the time from the
 * call that stages a row to the end of its commit. Only changes of tables that it reads are made and counted.
 */
final class UpdateTimes {

    private static final int TENTH = 10;
    private static final double NANOS_PER_MICRO = 1_000;

    private UpdateTimes() {
    }

    /** The median, in microseconds. */
    static double median(TpchQuery query, List<Change> history) {
        int start = history.size() - history.size() / TENTH;
        LiveTables tables = new LiveTables();
        tables.applyTogether(history.subList(0, start));
        Result<?> result = tables.open(query.query());
        List<String> sources = result.sources();
        long[] nanos = history.subList(start, history.size()).stream()
                .filter(change -> sources.contains(change.row().table().name()))
                .mapToLong(change -> nanos(tables, change)).sorted().toArray();
        return nanos.length == 0 ? Double.NaN : nanos[nanos.length / 2] / NANOS_PER_MICRO;
    }

    private static long nanos(LiveTables tables, Change change) {
        long start = System.nanoTime();
        tables.apply(change);
        return System.nanoTime() - start;
    }
}
