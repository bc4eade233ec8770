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
    private static final double OPENINGS = 20;
    private static final Set<String> OWN = Set.of(Entrant.STORE.name(), Entrant.ENGINE.name());

    /** A guess, for the plan that is printed: what it takes until it measures, and its measures. */
    double seconds() {
        double settingUp = OWN.contains(contestant) ? 4 : 1.5;
        double millions = n / MILLION;
        return switch (kind) {
            case QUERY -> settingUp + 2 + 6 * millions + measures.size() * 4.5 * millis / 1000
                    + (measures.contains("hydrate") ? OPENINGS * 0.1 * millions : 0);
            case NODE -> 3 + measures.size() * 2.0;
            case EXTRA -> settingUp + ExtraCase.Family.valueOf(query).cases().size()
                    * (1 + 2 * millions + 9.0 * millis / 1000);
            case MEMORY -> settingUp + 4 + 4 * millions;
        };
    }

    @Override
    public String toString() {
        return contestant + " " + query + " at " + n;
    }
}
