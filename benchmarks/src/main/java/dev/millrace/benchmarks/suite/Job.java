package dev.millrace.benchmarks.suite;

import java.util.List;

/**
 * One process of the suite.
 *
 * @param contestant an {@link Entrant}, or a peer of the Node driver
 * @param isJvm whether it is a JVM
 * @param measures by name
 * @param millis of an iteration
 * @param collector the flag of the JVM that names it
 */
record Job(String contestant, boolean isJvm, String query, int n, List<String> measures, int millis, String collector) {

    private static final int MILLION = 1_000_000;

    /** A guess, for the plan that is printed. */
    double seconds() {
        double settingUp = isJvm ? 4 + 4.0 * n / MILLION : 3;
        double eachMeasure = isJvm ? 4.0 * millis / 1000 : 1.5;
        return settingUp + measures.size() * eachMeasure;
    }

    @Override
    public String toString() {
        return contestant + " " + query + " at " + n;
    }
}
