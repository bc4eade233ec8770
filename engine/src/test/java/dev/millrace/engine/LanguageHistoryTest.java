package dev.millrace.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.sample.Choices;

/**
 * The incremental law (law 6) over random histories of random queries of the whole language. {@code -Dlanguage.histories=} says how
 * many histories there are, {@code -Dlanguage.seed=} which is the first; a failure says how to repeat it.
 */
class LanguageHistoryTest {

    private static final int COMMITS = 30;

    /** What a store adds to the engine: metadata, and a clock. */
    private static final Palette PALETTE =
            Palette.everything().without(Set.of(Constructs.METADATA, Constructs.NOW));

    @Test
    void commit_anyQuery_equalsAFreshEvaluation() {
        int histories = Integer.getInteger("language.histories", 100);
        long first = Long.getLong("language.seed", 20261121);
        List<String> constructs = new ArrayList<>(Constructs.all().stream().sorted().toList());
        int compared = 0;
        int withRows = 0;
        for (long seed = first; seed < first + histories; seed++) {
            Choices choices = Choices.seeded(seed);
            String wish = constructs.get((int) Math.floorMod(seed, (long) constructs.size()));
            Set<String> wishes = new LinkedHashSet<>(List.of(wish, choices.from(constructs)));
            LanguageCase drawn = LanguageCase.draw(choices, PALETTE, wishes);
            try {
                LanguageHistory history = new LanguageHistory(drawn, choices);
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
