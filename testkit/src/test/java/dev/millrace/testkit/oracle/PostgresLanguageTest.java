package dev.millrace.testkit.oracle;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.millrace.query.sql.Database;

/** As {@link LanguageReportTest}, in a PostgreSQL server: runs in the profile {@code oracle-postgres}. */
@Tag("oracle-postgres")
class PostgresLanguageTest {

    private static final int CASES = Integer.getInteger("cases", 2_000);

    @Test
    void queries_giveInPostgresWhatTheyGiveHere() {
        long seed = Long.getLong("seed", System.nanoTime());
        LanguageCoverage coverage = new LanguageCoverage(OraclePalettes.of(Database.POSTGRESQL).constructs());
        System.out.println("seed " + seed);

        LanguageRun run;
        try (PostgresServer server = PostgresServer.start(); OracleDatabase database = server.open()) {
            run = new LanguageRun(database, coverage).run(seed, CASES);
        }
        LanguageReport report = new LanguageReport(List.of(run), coverage);

        report.print();
        report.requireCoverage();
    }
}
