package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.millrace.query.sql.Database;
import dev.millrace.testkit.language.Constructs;
import dev.millrace.testkit.language.LanguageCase;
import dev.millrace.testkit.language.Palette;
import dev.millrace.testkit.sample.Choices;

/** Many cases in one database, with counts of how they went. */
final class LanguageRun {

    private static final long SHRINKING = 20_000;
    private static final int ENOUGH = 5;

    private final LanguageOracle oracle;
    private final Palette palette;
    private final LanguageCoverage coverage;
    private final Map<LanguageOracle.Verdict, Integer> verdicts = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> known = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private int drawn;
    private int compared;

    LanguageRun(OracleDatabase database, LanguageCoverage coverage) {
        this.oracle = new LanguageOracle(database);
        this.palette = OraclePalettes.of(database.database());
        this.coverage = coverage;
    }

    Database database() {
        return oracle.kind();
    }

    /** Those that are kept, then so many new ones that the database can be asked. What it cannot be is drawn anew. */
    LanguageRun run(long seed, int cases) {
        for (KeptCase kept : KeptCase.of(database())) {
            LanguageOracle.Outcome outcome = oracle.outcome(kept.some());
            if (outcome.verdict() == LanguageOracle.Verdict.DIFFERENT) {
                differences.add(outcome.text());
            }
        }
        Random random = new Random(seed);
        while (drawn < cases && differences.size() < ENOUGH) {
            Set<String> wishes = coverage.wishes(database(), random, palette.constructs());
            RecordingChoices choices = new RecordingChoices(random.nextLong());
            LanguageCase some = LanguageCase.draw(choices, palette, wishes);
            count(some, oracle.outcome(some), wishes, choices.made());
        }
        return this;
    }

    private void count(LanguageCase some, LanguageOracle.Outcome outcome, Set<String> wishes,
            List<Integer> decisions) {
        drawn += outcome.verdict() == LanguageOracle.Verdict.REFUSED ? 0 : 1;
        verdicts.merge(outcome.verdict(), 1, Integer::sum);
        switch (outcome.verdict()) {
            case REFUSED -> refusals.merge(outcome.text(), 1, Integer::sum);
            case KNOWN -> known.merge(outcome.text(), 1, Integer::sum);
            case DIFFERENT -> differences.add(shrunk(some, outcome, wishes, decisions));
            case SAME -> {
                compared++;
                coverage.add(database(), Constructs.of(some.query()), new QueryContents(some.query()).types());
                if (outcome.rows() > 0) {
                    sources.add(outcome.sources());
                }
            }
        }
    }

    private String shrunk(LanguageCase some, LanguageOracle.Outcome outcome, Set<String> wishes,
            List<Integer> decisions) {
        List<Integer> fewest = Shrinking.shrunk(decisions,
                fewer -> oracle.outcome(LanguageCase.draw(Choices.recorded(fewer), palette, wishes)).verdict()
                        == LanguageOracle.Verdict.DIFFERENT,
                SHRINKING);
        LanguageCase small = LanguageCase.draw(Choices.recorded(fewest), palette, wishes);
        LanguageOracle.Outcome again = oracle.outcome(small);
        // What does not fail again is shown as it was.
        boolean fails = again.verdict() == LanguageOracle.Verdict.DIFFERENT;
        String text = fails ? again.text() : "(only once) " + outcome.text();
        return text + "\nkept as " + new KeptCase(database(), fails ? small : some).keep(text);
    }

    List<String> differences() {
        return differences;
    }

    /** How many cases the database was asked. */
    int drawn() {
        return drawn;
    }

    int compared() {
        return compared;
    }

    int count(LanguageOracle.Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** The part of those compared whose result has rows. */
    double notEmpty() {
        return compared == 0 ? 0 : (double) sources.size() / compared;
    }

    /** How many rows the relations have, in the median, of cases whose result has rows. */
    int medianOfSources() {
        List<Integer> sorted = sources.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    Map<String, Integer> refusals() {
        return refusals;
    }

    Map<String, Integer> known() {
        return known;
    }

    @Override
    public String toString() {
        return String.format(
                "%-10s %6d cases: %d the same, %d known differences, %d differences; %.0f%% with rows, "
                        + "of %d source rows in the median; %d more were drawn that it cannot be asked",
                database().label(), drawn, compared, count(LanguageOracle.Verdict.KNOWN), differences.size(),
                100 * notEmpty(), medianOfSources(), count(LanguageOracle.Verdict.REFUSED));
    }
}
