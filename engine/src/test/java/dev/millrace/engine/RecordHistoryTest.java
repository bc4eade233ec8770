package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.sample.Choices;

/**
 * The incremental law (law 6) over random histories of records with primitive components, which are read, kept and ordered without
 * boxes. {@code -Drecord.histories=} says how many histories there are, {@code -Drecord.seed=} which is the first; a failure says how to
 * repeat it.
 */
class RecordHistoryTest {

    private static final int COMMITS = 30;

    @Test
    void commit_primitiveComponents_equalsAFreshEvaluation() {
        int histories = Integer.getInteger("record.histories", 80);
        long first = Long.getLong("record.seed", 20261122);
        int compared = 0;
        int withRows = 0;
        for (long seed = first; seed < first + histories; seed++) {
            try {
                RecordHistory history = new RecordHistory(Choices.seeded(seed));
                history.run(COMMITS);
                compared += history.compared();
                withRows += history.comparedRows();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("\n[" + String.valueOf(e.getMessage()).strip()
                        + "]\nRepeat it with -Drecord.histories=1 -Drecord.seed=" + seed, e);
            }
        }
        System.out.printf("histories=%d, %d results compared, %d with rows%n", histories, compared, withRows);
        assertThat(withRows * 2).as("comparisons with rows").isGreaterThanOrEqualTo(compared);
    }
}
