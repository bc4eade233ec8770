package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.millrace.query.sql.Database;

/**
 * As {@link LanguageOracleTest}, with many cases in all databases in memory together, steered to pairs of constructs that no case had
 * yet, and a report at the end: runs in the profile {@code oracle-language}.
 */
@Tag("oracle-language")
class LanguageReportTest {

    private static final List<Database> DATABASES = List.of(Database.H2, Database.SQLITE, Database.DUCKDB);
    private static final int CASES = Integer.getInteger("cases", 2_000);
    /** From so many cases on nearly all pairs must have been seen. */
    private static final int MANY = 20_000;
    private static final double NEARLY_ALL = 0.95;
    private static final int SHOWN = 40;

    @Test
    void queries_giveInAllDatabasesWhatTheyGiveHere() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("seed", System.nanoTime());
        Set<String> constructs = new TreeSet<>();
        DATABASES.forEach(database -> constructs.addAll(OraclePalettes.of(database).constructs()));
        LanguageCoverage coverage = new LanguageCoverage(constructs);
        long start = System.nanoTime();

        List<LanguageRun> runs = runs(seed, coverage);

        System.out.println("seed " + seed + ", " + (System.nanoTime() - start) / 1_000_000_000 + " s");
        report(runs, coverage);
        LanguageOracleTest.requireAgreement(runs);
        if (CASES >= MANY) {
            assertThat(coverage.pairsSeen()).isGreaterThanOrEqualTo((int) (NEARLY_ALL * coverage.pairs()));
        }
        System.out.println("0 differences");
    }

    private static List<LanguageRun> runs(long seed, LanguageCoverage coverage)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<LanguageRun>> running = new ArrayList<>();
            for (Database kind : DATABASES) {
                running.add(threads.submit(() -> {
                    try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
                        return new LanguageRun(database, coverage).run(seed + kind.ordinal(), CASES);
                    }
                }));
            }
            List<LanguageRun> runs = new ArrayList<>();
            for (Future<LanguageRun> one : running) {
                runs.add(one.get());
            }
            return runs;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void report(List<LanguageRun> runs, LanguageCoverage coverage) {
        runs.forEach(System.out::println);
        for (LanguageRun run : runs) {
            run.refusals().forEach((what, times) -> System.out.println("  refused by " + run.database().label() + " "
                    + times + " times: " + what));
            run.known().forEach((what, times) -> System.out.println("  known of " + run.database().label() + " "
                    + times + " times: " + what));
        }
        System.out.printf("pairs of constructs: %d of %d seen (%.1f%%)%n", coverage.pairsSeen(), coverage.pairs(),
                100.0 * coverage.pairsSeen() / coverage.pairs());
        List<String> unseen = coverage.pairsUnseen();
        unseen.stream().limit(SHOWN).forEach(pair -> System.out.println("  not seen: " + pair));
        if (unseen.size() > SHOWN) {
            System.out.println("  and " + (unseen.size() - SHOWN) + " more");
        }
        System.out.println("checked in no database: " + new TreeSet<>(OraclePalettes.NOWHERE));
        System.out.println("constructs and types, with the cases in which databases agreed:");
        coverage.checked().forEach((what, times) -> System.out.println("  " + what + ": " + checked(times)));
    }

    private static String checked(Map<Database, Integer> times) {
        StringBuilder text = new StringBuilder();
        times.forEach((database, count) -> text.append(text.isEmpty() ? "" : ", ").append(database.label())
                .append(' ').append(count));
        Set<Database> having = EnumSet.noneOf(Database.class);
        having.addAll(times.keySet());
        if (having.size() < 2) {
            text.append(text.isEmpty() ? "" : ", ").append("and PostgreSQL in its own profile");
        }
        return text.toString();
    }
}
