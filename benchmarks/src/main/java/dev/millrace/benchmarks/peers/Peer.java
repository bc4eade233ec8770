package dev.millrace.benchmarks.peers;

import java.util.Optional;
import java.util.function.Supplier;

import dev.millrace.benchmarks.workload.Contestant;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/** The peers that run in a JVM. */
public enum Peer {

    /** Event lists: incremental, by places in lists. */
    GLAZED_LISTS("Glazed Lists", GlazedLists::new),
    /** Hash maps, and streams over them after each change. */
    STREAMS("streams, re-query", StreamsRequery::new),
    /** H2 in memory, asked again after each change. */
    H2("H2, re-query", () -> new JdbcRequery(Database.H2)),
    /** SQLite in memory, asked again after each change. */
    SQLITE("SQLite, re-query", () -> new JdbcRequery(Database.SQLITE)),
    /** DuckDB in memory, asked again after each change. */
    DUCKDB("DuckDB, re-query", () -> new JdbcRequery(Database.DUCKDB));

    private final String title;
    private final Supplier<Contestant> maker;

    Peer(String title, Supplier<Contestant> maker) {
        this.title = title;
        this.maker = maker;
    }

    /** As the report names it. */
    public String title() {
        return title;
    }

    /** Why it cannot do a query; empty if it can. */
    public Optional<String> cannot(WorkloadQuery query) {
        boolean isJoin = query == WorkloadQuery.Q3 || query == WorkloadQuery.Q4 || query == WorkloadQuery.Q7;
        return this == GLAZED_LISTS && isJoin ? Optional.of("Glazed Lists have no join.") : Optional.empty();
    }

    /** A new one without rows. */
    public Contestant start() {
        return maker.get();
    }
}
