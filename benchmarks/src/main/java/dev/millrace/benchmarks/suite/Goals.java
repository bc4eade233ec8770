package dev.millrace.benchmarks.suite;

import org.jspecify.annotations.Nullable;

/** The goals, as the greatest ratio to the program by hand. */
final class Goals {

    private static final int MILLION = 1_000_000;

    private Goals() {
    }

    /** The goal of a measure; null if it has none. */
    static @Nullable Double of(String measured, String query, int n) {
        String measure = measured.replace(SuitePlan.BESIDE_G1, "");
        boolean large = n >= MILLION;
        if (measure.equals("update.parent")) {
            return 2.0;
        }
        if (measure.startsWith("update.")) {
            return query.equals("Q6") ? 0.7 : large ? 1.5 : 2;
        }
        return switch (measure) {
            case "batch" -> large ? 1.5 : 2.5;
            case "hydrate" -> query.equals("Q6") ? 1 : 1.5;
            case "load" -> 2.0;
            default -> null;
        };
    }
}
