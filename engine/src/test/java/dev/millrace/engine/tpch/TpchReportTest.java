package dev.millrace.engine.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Loads TPC-H row by row, with deletions in between, while its queries are open, and holds each result to DuckDB at ten points on
 * the way and at the end; then says what an update costs each query. Runs in the profile {@code tpch}, with {@code -Dscale=},
 * {@code -Dupdates=} (fewer than the whole load takes) and, to repeat a run, {@code -Dseed=}.
 */
@Tag("tpch")
class TpchReportTest {

    private static final BigDecimal SCALE = new BigDecimal(System.getProperty("scale", "0.01"));
    private static final int UPDATES = Integer.getInteger("updates", Integer.MAX_VALUE);
    private static final int POINTS = 11;
    private static final int SHOWN = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    private final LiveTables tables = new LiveTables();
    private final Set<TpchRow> present = new LinkedHashSet<>();
    private final List<LiveQuery> queries = Queries.all(SCALE).stream()
            .map(query -> new LiveQuery(query, tables.open(query.query()))).toList();
    private long nanos;

    @Test
    void commit_anyRowOfTpch_keepsItsQueriesAsSqlHasThem() throws SQLException {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        List<TpchRow> rows = Generated.rows(SCALE.doubleValue());
        List<Change> whole = History.of(rows, seed);
        List<Change> history = whole.subList(0, Math.min(whole.size(), UPDATES));
        System.out.printf("scale %s: %d rows, %d updates%n", SCALE, rows.size(), history.size());

        run(history);

        print(history);
        List<String> differences = queries.stream().flatMap(query -> query.differences().stream()).toList();
        differences.stream().limit(SHOWN).forEach(System.out::println);
        System.out
                .println(queries.size() + " of " + Queries.COUNT + " queries, " + differences.size() + " differences");
        assertThat(differences).isEmpty();
        assertThat(queries).hasSize(Queries.COUNT);
    }

    private void run(List<Change> history) throws SQLException {
        try (DuckDb sql = new DuckDb()) {
            int done = 0;
            for (int point = 1; point <= POINTS; point++) {
                int end = (int) ((long) history.size() * point / POINTS);
                history.subList(done, end).forEach(this::apply);
                compare(sql, end);
                done = end;
            }
        }
    }

    private void apply(Change change) {
        long start = System.nanoTime();
        tables.apply(change);
        nanos += System.nanoTime() - start;
        if (change.inserted()) {
            present.add(change.row());
        } else {
            present.remove(change.row());
        }
        queries.forEach(query -> query.count(change));
    }

    private void compare(DuckDb sql, int updates) throws SQLException {
        sql.load(present);
        for (LiveQuery query : queries) {
            query.compare(sql.query(query.query().sql()), updates);
        }
    }

    private void print(List<Change> history) {
        System.out.printf("each update a commit with all queries open: %.1f s in all%n", nanos / NANOS_PER_SECOND);
        System.out.printf("%d comparisons with SQL, %d of results with rows%n", queries.size() * POINTS,
                queries.stream().mapToInt(LiveQuery::comparisonsWithRows).sum());
        System.out
                .println("us/update: median from staging a row to the end of its commit, over the updates of its tables"
                        + " in the last tenth, in an engine with this query alone");
        System.out.printf("%5s %6s %9s %11s %9s%n", "query", "rows", "updates", "differences", "us/update");
        for (LiveQuery query : queries) {
            System.out.printf("%5s %6d %9d %11d %9.1f%n", "Q" + query.query().number(), query.size(), query.updates(),
                    query.differences().size(), UpdateTimes.median(query.query(), history));
        }
    }
}
