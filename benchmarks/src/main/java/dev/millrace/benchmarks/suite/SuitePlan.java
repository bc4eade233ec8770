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
    private static final List<String> HOW_NODE_DOES_IT =
            List.of("update.mixed", "update.parent", "batch", "hydrate", "memory");
    private static final List<Entrant> RE_QUERY =
            List.of(Entrant.STREAMS, Entrant.H2, Entrant.SQLITE, Entrant.DUCKDB);
    private static final int FOR_PEERS = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int MOST_ROWS_OF_OURS = 5_000_000;
    private static final int MILLIS = 150;
    private static final int MILLIS_IN_FULL = 500;

    private final SuiteArguments asked;
    private final List<Job> jobs = new ArrayList<>();

    private SuitePlan(SuiteArguments asked) {
        this.asked = asked;
    }

    static List<Job> of(SuiteArguments asked) {
        SuitePlan plan = new SuitePlan(asked);
        asked.sizes().forEach(plan::compared);
        plan.beside();
        plan.peers();
        plan.requeryAtAMillion();
        if (asked.isFull() && asked.asked().isEmpty()) {
            plan.largest();
        }
        plan.jobs.removeIf(job -> !asked.only().matcher(job.toString().replace(" ", "_")).find());
        return plan.jobs;
    }

    /** Ours and the program by hand; of the engine alone in the full set only. */
    private void compared(int n) {
        for (int round = 0; round < asked.forks(n); round++) {
            for (WorkloadQuery query : WorkloadQuery.values()) {
                measured().forEach(entrant -> jobs.add(query(entrant, query, n, G1)));
                if (asked.isFull()) {
                    jobs.add(query(Entrant.STORE, query, n, PARALLEL));
                    jobs.add(query(Entrant.HAND, query, n, PARALLEL));
                }
            }
        }
    }

    private List<Entrant> measured() {
        return asked.isFull() ? List.of(Entrant.STORE, Entrant.ENGINE, Entrant.HAND)
                : List.of(Entrant.STORE, Entrant.HAND);
    }

    private void beside() {
        for (ExtraCase.Family family : ExtraCase.Family.values()) {
            for (int n : asked.sizes(family)) {
                measured().forEach(entrant -> jobs.add(new Job(Job.Kind.EXTRA, entrant.name(), family.name(), n,
                        List.of(), millis(), G1)));
            }
        }
        for (int n : asked.sizes()) {
            measured().forEach(entrant -> jobs.add(new Job(Job.Kind.MEMORY, entrant.name(), Job.Kind.MEMORY.name(), n,
                    List.of(), 0, G1)));
        }
    }

    /** Those that are asked again are measured where there is a goal for them, which is at a million; other sizes in the full set. */
    private void peers() {
        int n = asked.sizes().stream().mapToInt(Integer::intValue).filter(size -> size <= FOR_PEERS).max()
                .orElse(FOR_PEERS);
        for (WorkloadQuery query : WorkloadQuery.values()) {
            for (Entrant entrant : Entrant.values()) {
                boolean isLate = entrant.isAskedAgain() && !asked.isFull() && asked.sizes().contains(MILLION);
                if (entrant.isPeer() && !isLate) {
                    jobs.add(query(entrant, query, n, G1));
                }
            }
            for (String peer : OF_NODE) {
                jobs.add(new Job(Job.Kind.NODE, peer, query.name(), n, HOW_NODE_DOES_IT, MILLIS, G1));
            }
        }
    }

    /**
     * Which of them is the best is known beforehand for the short set: of limits one that finds its rows by an index, of groups and distinct
     * values the one that goes through columns, of other results one that makes all rows anew fast.
     */
    private void requeryAtAMillion() {
        if (!asked.sizes().contains(MILLION)) {
            return;
        }
        for (WorkloadQuery query : WorkloadQuery.values()) {
            Entrant best = switch (query) {
                case Q2, Q3 -> Entrant.H2;
                case Q5, Q8 -> Entrant.DUCKDB;
                case Q1, Q4, Q6, Q7 -> Entrant.STREAMS;
            };
            for (Entrant entrant : asked.isFull() ? RE_QUERY : List.of(best)) {
                jobs.add(new Job(Job.Kind.QUERY, entrant.name(), query.name(), MILLION,
                        List.of(Measure.LOOP.toString(), Measure.MIXED.toString()), MILLIS, G1));
            }
        }
    }

    private void largest() {
        for (WorkloadQuery query : WorkloadQuery.values()) {
            jobs.add(query(Entrant.STORE, query, MOST_ROWS_OF_OURS, G1));
        }
    }

    private Job query(Entrant entrant, WorkloadQuery query, int n, String collector) {
        List<String> measures = Arrays.stream(Measure.values())
                .filter(each -> each.concerns(query) && (asked.isFull() || each.isInShort())).map(Measure::toString)
                .toList();
        return new Job(Job.Kind.QUERY, entrant.name(), query.name(), n, measures,
                entrant.isPeer() ? MILLIS : millis(), collector);
    }

    private int millis() {
        return asked.isFull() ? MILLIS_IN_FULL : MILLIS;
    }
}
