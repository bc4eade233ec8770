package dev.millrace.benchmarks.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.millrace.benchmarks.workload.ExtraQuery;

/** What is measured beside the queries of the workload. Cases of a family are measured by one process after each other. */
public enum ExtraCase {

    /** One group of all rows, which come, change and go. */
    ONE_GROUP("update.oneGroup", "all rows", ExtraQuery.ONE_GROUP, 1),
    /** One query by equality. */
    EQUAL_1("update.queries.equal", "1 open", ExtraQuery.OWNED, 1),
    /** Ten of them. */
    EQUAL_10("update.queries.equal", "10 open", ExtraQuery.OWNED, 10),
    /** A hundred of them. */
    EQUAL_100("update.queries.equal", "100 open", ExtraQuery.OWNED, 100),
    /** A thousand of them. */
    EQUAL_1000("update.queries.equal", "1000 open", ExtraQuery.OWNED, 1000),
    /** Ten thousand of them. */
    EQUAL_10000("update.queries.equal", "10000 open", ExtraQuery.OWNED, 10_000),
    /** No query. */
    UNMATCHED_NONE("update.queries.unmatched", "none open", ExtraQuery.ABSENT_OWNED, 0),
    /** Queries by equality with what no row has. */
    UNMATCHED_EQUAL("update.queries.unmatched", "1000 equal open", ExtraQuery.ABSENT_OWNED, 1000),
    /** Queries by bounds that no row is in. */
    UNMATCHED_RANGE("update.queries.unmatched", "1000 range open", ExtraQuery.ABSENT_RANGES, 1000),
    /** A limit opened while an order is there. */
    LIMIT_50("hydrate.limit50", "by time", ExtraQuery.LATEST, 50);

    /** A process of one contestant at one size. */
    enum Family {
        /** One group. */
        GROUP(List.of(10_000, 100_000, 1_000_000), ONE_GROUP),
        /** Many live queries. */
        QUERIES(List.of(1_000_000), EQUAL_1, EQUAL_10, EQUAL_100, EQUAL_1000, EQUAL_10000, UNMATCHED_NONE,
                UNMATCHED_EQUAL, UNMATCHED_RANGE),
        /** A small result of many rows. */
        LIMIT(List.of(10_000, 100_000, 1_000_000), LIMIT_50);

        private final List<Integer> sizes;
        private final List<ExtraCase> cases;

        Family(List<Integer> sizes, ExtraCase... cases) {
            this.sizes = sizes;
            this.cases = List.of(cases);
        }

        /** The sizes that the short set has. */
        List<Integer> sizes() {
            return sizes;
        }

        List<ExtraCase> cases() {
            return cases;
        }

        /** The family of a name; empty if it is the name of something else. */
        static Optional<Family> named(String name) {
            return Arrays.stream(values()).filter(each -> each.name().equals(name)).findAny();
        }
    }

    private final String measure;
    private final String title;
    private final ExtraQuery query;
    private final int count;

    ExtraCase(String measure, String title, ExtraQuery query, int count) {
        this.measure = measure;
        this.title = title;
        this.query = query;
        this.count = count;
    }

    String measure() {
        return measure;
    }

    /** What stands where others have the name of the query. */
    String title() {
        return title;
    }

    ExtraQuery query() {
        return query;
    }

    /** How many queries there are, or rows of one. */
    int count() {
        return count;
    }

    /** Whether what is timed is to open the query. */
    boolean isOpening() {
        return this == LIMIT_50;
    }
}
