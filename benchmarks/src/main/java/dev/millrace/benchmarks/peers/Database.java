package dev.millrace.benchmarks.peers;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.millrace.benchmarks.workload.WorkloadQuery;

/** The databases that are asked again, all in memory and in the process. Each orders texts by their code points. */
enum Database {

    /** Written in Java. */
    H2,
    /** Native, by rows. */
    SQLITE,
    /** Native, by columns. */
    DUCKDB;

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Of a database that nobody else sees. */
    String url() {
        return switch (this) {
            case H2 -> "jdbc:h2:mem:peer" + NAMES.incrementAndGet();
            case SQLITE -> "jdbc:sqlite::memory:";
            case DUCKDB -> "jdbc:duckdb:";
        };
    }

    /**
     * The columns of the index of to-dos that helps a query beside the primary keys; empty if none does. An index of DuckDB finds
     * single rows only, and a quarter of a table is read faster without one.
     */
    List<String> indexed(WorkloadQuery query) {
        if (this == DUCKDB) {
            return List.of();
        }
        return switch (query) {
            case Q1, Q4, Q7 -> List.of();
            case Q2, Q3 -> List.of("created_at desc");
            case Q5 -> List.of("project_id", "priority", "created_at");
            case Q6 -> List.of("title");
            case Q8 -> List.of("done", "owner_id", "priority");
        };
    }
}
