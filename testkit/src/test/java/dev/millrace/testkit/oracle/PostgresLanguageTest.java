package dev.millrace.testkit.oracle;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.millrace.query.sql.Database;

/** As {@link LanguageOracleTest}, in a PostgreSQL server: runs in the profile {@code oracle-postgres}. */
@Tag("oracle-postgres")
class PostgresLanguageTest {

    @Test
    void queries_giveInPostgresWhatTheyGiveHere() {
        LanguageCoverage coverage = new LanguageCoverage(OraclePalettes.of(Database.POSTGRESQL).constructs());
        try (PostgresServer server = PostgresServer.start(); OracleDatabase database = server.open()) {
            LanguageOracleTest.compare(database, coverage, System.nanoTime());
        }
        System.out.printf("pairs of constructs: %d of %d seen%n", coverage.pairsSeen(), coverage.pairs());
        coverage.checked().forEach((what, times) -> System.out.println("  " + what + ": " + times.values()));
    }
}
