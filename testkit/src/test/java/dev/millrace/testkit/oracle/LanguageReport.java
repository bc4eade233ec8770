package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

import dev.millrace.query.sql.Database;

/** What runs in databases found, in print, and what must be so. */
final class LanguageReport {

    /** The part of all cases that may be known differences. */
    private static final double FEW = 0.05;
    /** From so many cases on nearly all pairs must have been seen. */
    private static final int MANY = 20_000;
    private static final double NEARLY_ALL = 0.95;
    private static final int SHOWN = 40;

    private final List<LanguageRun> runs;
    private final LanguageCoverage coverage;

    LanguageReport(List<LanguageRun> runs, LanguageCoverage coverage) {
        this.runs = runs;
        this.coverage = coverage;
    }

    void print() {
        runs.forEach(System.out::println);
        for (LanguageRun run : runs) {
            String label = run.database().label();
            run.refusals().forEach((what, times) -> System.out.println(
                    "  " + label + " cannot be asked, " + times + " times: " + what));
            run.known().forEach((what, times) -> System.out.println(
                    "  known of " + label + ", " + times + " times: " + what));
        }
        printPairs();
        System.out.println("checked in no database: " + new TreeSet<>(OraclePalettes.NOWHERE));
        System.out.println("constructs and types, with the cases in which databases agreed:");
        coverage.checked().forEach((what, times) -> System.out.println("  " + what + ": " + checked(times)));
    }

    private void printPairs() {
        System.out.printf("pairs of constructs: %d of %d seen (%.1f%%)%n", coverage.pairsSeen(), coverage.pairs(),
                100.0 * coverage.pairsSeen() / coverage.pairs());
        List<String> unseen = coverage.pairsUnseen();
        unseen.stream().limit(SHOWN).forEach(pair -> System.out.println("  not seen: " + pair));
        if (unseen.size() > SHOWN) {
            System.out.println("  and " + (unseen.size() - SHOWN) + " more");
        }
    }

    private String checked(Map<Database, Integer> times) {
        StringJoiner text = new StringJoiner(", ");
        times.forEach((database, count) -> text.add(database.label() + " " + count));
        return times.size() < Math.min(2, runs.size()) ? text.add("PostgreSQL in its own profile").toString()
                : text.toString();
    }

    /** The databases agreed, over cases that say something. */
    void requireAgreement() {
        for (LanguageRun run : runs) {
            assertThat(run.differences()).as(() -> String.join("\n\n", run.differences())).isEmpty();
            assertThat(run.count(LanguageOracle.Verdict.REFUSED)).as("cases that it cannot be asked")
                    .isLessThan(run.drawn() / 2);
            assertThat(run.count(LanguageOracle.Verdict.KNOWN)).as("known differences")
                    .isLessThanOrEqualTo((int) Math.ceil(run.drawn() * FEW));
            assertThat(run.notEmpty()).as("part with rows").isGreaterThan(0.5);
        }
    }

    /** As {@link #requireAgreement}, and with many cases nearly all pairs were among them. */
    void requireCoverage() {
        requireAgreement();
        if (runs.stream().allMatch(run -> run.drawn() >= MANY)) {
            assertThat(coverage.pairsSeen()).isGreaterThanOrEqualTo((int) (NEARLY_ALL * coverage.pairs()));
        }
        System.out.println("0 differences");
    }
}
