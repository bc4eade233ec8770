package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
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

    @Test
    void queries_giveInAllDatabasesWhatTheyGiveHere() throws InterruptedException, ExecutionException {
        long seed = Long.getLong("seed", System.nanoTime());
        Set<String> constructs = new TreeSet<>();
        DATABASES.forEach(database -> constructs.addAll(OraclePalettes.of(database).constructs()));
        LanguageCoverage coverage = new LanguageCoverage(constructs);
        System.out.println("seed " + seed);

        LanguageReport report = new LanguageReport(runs(seed, coverage), coverage);

        report.print();
        report.requireCoverage();
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
}
