package dev.millrace.benchmarks.suite;

import java.util.List;
import java.util.Set;

/**
 * One process of the suite.
 *
 * @param kind what it runs
 * @param contestant an {@link Entrant}, or a peer of the Node driver
 * @param query the query, or the {@linkplain ExtraCase.Family family} of cases beside those
 * @param measures by name
 * @param millis of an iteration
 * @param collector the flag of the JVM that names it
 */
record Job(Kind kind, String contestant, String query, int n, List<String> measures, int millis, String collector) {

    /** What a process runs. */
    enum Kind {
        /** Queries of the workload in a JVM. */
        QUERY,
        /** The same under Node. */
        NODE,
        /** Cases beside those. */
        EXTRA,
        /** The heap. */
        MEMORY
    }

    private static final double MILLION = 1_000_000;
    private static final double ITERATIONS = 4.5;
    private static final Set<String> OWN = Set.of(Entrant.STORE.name(), Entrant.ENGINE.name());

    /** A guess, for the plan that is printed: what it takes until it measures, and its measures. */
    double seconds() {
        double millions = n / MILLION;
        double iterations = ITERATIONS * millis / 1000;
        boolean isOwn = OWN.contains(contestant);
        double starting = isOwn ? 9 : 2;
        return switch (kind) {
            case QUERY -> starting + measures.size() * iterations + (isOwn ? 2 + 9 * millions : 1 + 5 * millions);
            case NODE -> 12;
            case EXTRA ->
                    starting + 1 + ExtraCase.Family.valueOf(query).cases().size() * (2 * iterations + 2 * millions);
            case MEMORY -> starting + 4 + 4 * millions;
        };
    }

    @Override
    public String toString() {
        return contestant + " " + query + " at " + n;
    }
}
