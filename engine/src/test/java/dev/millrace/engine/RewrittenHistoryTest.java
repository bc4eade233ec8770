package dev.millrace.engine;

import org.junit.jupiter.api.Test;

import dev.millrace.engine.internal.rule.DrawnRewritable;
import dev.millrace.testkit.sample.Choices;

/**
 * The incremental law (law 6) over random histories of queries that are rewritten before they are planned.
 * {@code -Drewritten.histories=} says how many there are, {@code -Drewritten.seed=} which is the first.
 */
class RewrittenHistoryTest {

    private static final int COMMITS = 8;

    @Test
    void commit_rewrittenQuery_equalsAFreshEvaluation() {
        int histories = Integer.getInteger("rewritten.histories", 60);
        long first = Long.getLong("rewritten.seed", 20261122);
        int compared = 0;
        int withRows = 0;
        for (long seed = first; seed < first + histories; seed++) {
            Choices choices = Choices.seeded(seed);
            try {
                LanguageHistory history = new LanguageHistory(DrawnRewritable.draw(choices), choices);
                history.run(COMMITS);
                compared += history.compared();
                withRows += history.comparedRows();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("\n[" + String.valueOf(e.getMessage()).strip()
                        + "]\nRepeat it with -Drewritten.histories=1 -Drewritten.seed=" + seed, e);
            }
        }
        System.out.printf("histories=%d, %d results compared, %d with rows%n", histories, compared, withRows);
    }
}
