package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class SuitePlanTest {

    private static final double MOST_MINUTES = 25;
    private static final int SECONDS_A_MINUTE = 60;

    @Test
    void shortSet_isGuessedToEndInTime() {
        List<Job> jobs = plan();

        assertThat(jobs.stream().mapToDouble(Job::seconds).sum() / SECONDS_A_MINUTE).isLessThan(MOST_MINUTES);
        assertThat(names(jobs)).contains("STORE Q1 at 100000", "HAND Q8 at 1000000", "HAND GROUP at 10000",
                "STORE QUERIES at 1000000", "STORE MEMORY at 100000", "zero Q1 at 100000", "STREAMS Q4 at 1000000");
        assertThat(names(jobs).filter("STORE Q1 at 1000000"::equals)).hasSize(2);
        assertThat(names(jobs)).noneMatch(name -> name.startsWith("ENGINE"));
    }

    @Test
    void fullSet_hasAllSizesForksAndCollectors() {
        List<Job> jobs = plan("set=full");

        assertThat(names(jobs).filter("HAND Q3 at 10000"::equals)).hasSize(10);
        assertThat(names(jobs))
                .contains("STORE Q6 at 5000000", "ENGINE Q8 at 1000000", "HAND QUERIES at 10000",
                        "DUCKDB Q2 at 1000000")
                .doesNotContain("HAND Q6 at 5000000");
        assertThat(jobs).anyMatch(job -> job.collector().equals(SuitePlan.PARALLEL));
    }

    @Test
    void rowsAndOnly_leaveOutTheRest() {
        assertThat(names(plan("rows=10000", "rounds=3", "only=STORE_Q1"))).containsExactly("STORE Q1 at 10000",
                "STORE Q1 at 10000", "STORE Q1 at 10000");
        assertThat(names(plan("rows=10000"))).allMatch(name -> name.endsWith(" at 10000"));
    }

    private static List<Job> plan(String... args) {
        return SuitePlan.of(SuiteArguments.of(args));
    }

    private static Stream<String> names(List<Job> jobs) {
        return jobs.stream().map(Job::toString);
    }
}
