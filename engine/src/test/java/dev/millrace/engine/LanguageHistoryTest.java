package dev.millrace.engine;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.sample.Choices;

/**
 * The incremental law (law 6) over random histories of random queries of the whole language. {@code -Dlanguage.histories=} says how
 * many histories there are, {@code -Dlanguage.seed=} which is the first; a failure says how to repeat it.
 */
class LanguageHistoryTest {

    private static final int COMMITS = 30;

    @Test
    void commit_anyQuery_equalsAFreshEvaluation() {
        int histories = Integer.getInteger("language.histories", 100);
        long first = Long.getLong("language.seed", 20261121);
        int compared = 0;
        int withRows = 0;
        for (long seed = first; seed < first + histories; seed++) {
            Choices choices = Choices.seeded(seed);
            try {
                LanguageHistory history = new LanguageHistory(RandomCases.of(seed, choices), choices);
                history.run(COMMITS);
                compared += history.compared();
                withRows += history.comparedRows();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("\n[" + String.valueOf(e.getMessage()).strip()
                        + "]\nRepeat it with -Dlanguage.histories=1 -Dlanguage.seed=" + seed, e);
            }
        }
        System.out.printf("histories=%d, %d results compared, %d with rows%n", histories, compared, withRows);
    }
}
