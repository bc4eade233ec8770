package dev.millrace.benchmarks.suite;

import static dev.millrace.benchmarks.suite.Goal.Bound.MOST;
import static dev.millrace.benchmarks.suite.Goal.Bound.PEER;
import static dev.millrace.benchmarks.suite.Goal.Bound.TIMES_HAND;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The goals. Of those that are for a measure the first one holds. */
final class Goals {

    private static final int MILLION = 1_000_000;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final String ANY = ".*";
    private static final String WHOLE = "Q[145678]";

    private static final List<Goal> ALL = List.of(
            each(TIMES_HAND, "update\\.parent", ANY, 2),
            each(TIMES_HAND, "update\\.oneGroup(\\.loop)?", ANY, 3),
            each(TIMES_HAND, "update\\.\\w+", "Q6", 0.7),
            large(TIMES_HAND, "update\\.\\w+", "Q.", 1.5),
            each(TIMES_HAND, "update\\.\\w+", "Q.", 2),
            large(TIMES_HAND, "batch", ANY, 1.5),
            each(TIMES_HAND, "batch", ANY, 2.5),
            each(TIMES_HAND, "hydrate", "Q6", 1),
            each(TIMES_HAND, "hydrate", ANY, 1.5),
            each(TIMES_HAND, "load", ANY, 2),

            each(MOST, "hydrate\\.limit50", ANY, 70_000),
            each(MOST, "memory\\.collection", ANY, 16),
            each(MOST, "memory\\.(ordered|join)Index", ANY, 20),
            each(MOST, "memory\\.(filter|limit|join)", ANY, 1),
            each(MOST, "update\\..+: p99 / median", ANY, 6),
            each(MOST, "update\\.queries\\.equal(\\.loop)?: 10000 / 1", ANY, 1.5),
            each(MOST, "update\\.queries\\.unmatched(\\.loop)?: 1000 / none", ANY, 2),

            at(HUNDRED_THOUSAND, "(update\\.\\w+|batch|hydrate): tanstack", 10),
            at(HUNDRED_THOUSAND, "(update\\.\\w+|batch): zero", 10),
            each(PEER, "(update\\.\\w+|batch|hydrate|load): GLAZED_LISTS", ANY, 1),
            large(PEER, "update\\.(mixed|loop): best re-query", WHOLE, 100),
            large(PEER, "update\\.(mixed|loop): best re-query", ANY, 10));

    private Goals() {
    }

    /** The goal of a measure; empty if it has none of that bound. */
    static Optional<Goal> of(Goal.Bound bound, String measured, String query, int n) {
        String measure = measured.replace(SuitePlan.BESIDE_G1, "");
        return ALL.stream().filter(goal -> goal.bound() == bound && goal.isFor(measure, query, n)).findFirst();
    }

    private static Goal each(Goal.Bound bound, String measure, String query, double number) {
        return new Goal(bound, Pattern.compile(measure), Pattern.compile(query), 0, Integer.MAX_VALUE, number);
    }

    private static Goal large(Goal.Bound bound, String measure, String query, double number) {
        return new Goal(bound, Pattern.compile(measure), Pattern.compile(query), MILLION, Integer.MAX_VALUE, number);
    }

    private static Goal at(int rows, String measure, double number) {
        return new Goal(PEER, Pattern.compile(measure), Pattern.compile(ANY), rows, rows, number);
    }
}
