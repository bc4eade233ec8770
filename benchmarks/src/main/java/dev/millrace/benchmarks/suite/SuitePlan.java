package dev.millrace.benchmarks.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.millrace.benchmarks.workload.WorkloadQuery;

/** The processes of a set, in the order in which they run: contestants that are compared take turns. */
final class SuitePlan {

    static final String G1 = "-XX:+UseG1GC";
    /** What the names of measures under Parallel GC end with. */
    static final String BESIDE_G1 = " (Parallel GC)";
    static final String PARALLEL = "-XX:+UseParallelGC";

    /** The peers of the driver under Node. */
    static final List<String> OF_NODE = List.of("tanstack", "zero");
    private static final String HOW_NODE_DOES_IT = "update.mixed,batch,hydrate,memory";
    private static final int FOR_PEERS = 100_000;
    private static final int MOST_ROWS_OF_RE_QUERY = 1_000_000;
    private static final int MILLIS = 200;
    private static final int MILLIS_IN_FULL = 500;

    private SuitePlan() {
    }

    static List<Job> of(SuiteArguments asked) {
        List<Job> jobs = new ArrayList<>();
        for (int round = 0; round < asked.rounds(); round++) {
            for (int n : asked.sizes()) {
                for (WorkloadQuery query : WorkloadQuery.values()) {
                    jobs.add(jvm(Entrant.STORE, query, n, asked, G1));
                    jobs.add(jvm(Entrant.ENGINE, query, n, asked, G1));
                    jobs.add(jvm(Entrant.HAND, query, n, asked, G1));
                    if (asked.isFull()) {
                        jobs.add(jvm(Entrant.STORE, query, n, asked, PARALLEL));
                        jobs.add(jvm(Entrant.HAND, query, n, asked, PARALLEL));
                    }
                }
            }
        }
        int peerRows = Arrays.stream(asked.sizes()).filter(n -> n <= FOR_PEERS).max().orElse(FOR_PEERS);
        for (WorkloadQuery query : WorkloadQuery.values()) {
            for (Entrant entrant : Entrant.values()) {
                if (entrant.isPeer()) {
                    jobs.add(jvm(entrant, query, peerRows, asked, G1));
                }
            }
            for (String peer : OF_NODE) {
                jobs.add(new Job(peer, false, query.name(), peerRows, List.of(HOW_NODE_DOES_IT.split(",")), MILLIS,
                        G1));
            }
        }
        if (asked.sizes().length > 1) {
            for (WorkloadQuery query : List.of(WorkloadQuery.Q1, WorkloadQuery.Q2)) {
                jobs.add(jvm(Entrant.STREAMS, query, MOST_ROWS_OF_RE_QUERY, asked, G1));
            }
        }
        jobs.removeIf(job -> !asked.only().matcher(job.toString().replace(" ", "_")).find());
        return jobs;
    }

    private static Job jvm(Entrant entrant, WorkloadQuery query, int n, SuiteArguments asked, String collector) {
        List<String> measures = Arrays.stream(Measure.values())
                .filter(each -> each.concerns(query) && (asked.isFull() || each.isInShort())).map(Measure::toString)
                .toList();
        int millis = asked.isFull() && !entrant.isPeer() ? MILLIS_IN_FULL : MILLIS;
        return new Job(entrant.name(), true, query.name(), n, measures, millis, collector);
    }
}
