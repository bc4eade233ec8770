package dev.millrace.benchmarks.suite;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.WorkloadQuery;

/** What is measured by JMH, with the benchmark that does it. */
enum Measure {

    LOOP("update.loop", "UpdateBenchmark.loop", ChangeKind.MIXED, true),
    MIXED("UpdateBenchmark.single", ChangeKind.MIXED, true),
    INSERT("SizeBenchmark.insert", ChangeKind.INSERT, false),
    DELETE("SizeBenchmark.delete", ChangeKind.DELETE, false),
    FILTER("UpdateBenchmark.single", ChangeKind.FILTER, false),
    JOIN("UpdateBenchmark.single", ChangeKind.JOIN, false),
    SORT("UpdateBenchmark.single", ChangeKind.SORT, false),
    TITLE("UpdateBenchmark.single", ChangeKind.TITLE, false),
    INSIDE("UpdateBenchmark.single", ChangeKind.INSIDE, false),
    OUTSIDE("UpdateBenchmark.single", ChangeKind.OUTSIDE, false),
    PARENT("WholeBenchmark.parent", ChangeKind.PARENT, true),
    BATCH("batch", "WholeBenchmark.batch", ChangeKind.MIXED, true),
    HYDRATE("hydrate", "WholeBenchmark.hydrate", ChangeKind.MIXED, true),
    LOAD("load", "WholeBenchmark.load", ChangeKind.MIXED, true);

    private final String title;
    private final String benchmark;
    private final ChangeKind kind;
    private final boolean inShort;

    Measure(String benchmark, ChangeKind kind, boolean inShort) {
        this(kind.toString(), benchmark, kind, inShort);
    }

    Measure(String title, String benchmark, ChangeKind kind, boolean inShort) {
        this.title = title;
        this.benchmark = benchmark;
        this.kind = kind;
        this.inShort = inShort;
    }

    static @Nullable Measure named(String title) {
        for (Measure each : values()) {
            if (each.title.equals(title)) {
                return each;
            }
        }
        return null;
    }

    /** The pattern that JMH finds the benchmark by. */
    String pattern() {
        return ".*\\.suite\\." + benchmark.replace(".", "\\.") + "$";
    }

    ChangeKind kind() {
        return kind;
    }

    /** Whether the short set has it. */
    boolean isInShort() {
        return inShort;
    }

    /** Whether it tells anything of a query; loading has to do with no query, so that one of them is enough. */
    boolean concerns(WorkloadQuery query) {
        return this == LOAD ? query == WorkloadQuery.Q1 : kind.concerns(query);
    }

    /** Whether JMH takes single times of it. */
    boolean hasSingleTimes() {
        return this != LOOP && this != LOAD;
    }

    @Override
    public String toString() {
        return title.toLowerCase(Locale.ROOT);
    }
}
