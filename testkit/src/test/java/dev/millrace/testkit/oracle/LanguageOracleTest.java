package dev.millrace.testkit.oracle;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.sql.Database;

/**
 * Random queries of the whole language give in databases the rows that they give here, in the same order. {@code -Dcases=} sets how
 * many are tried in each database, {@code -Dseed=} which; what was tried is printed.
 */
class LanguageOracleTest {

    private static final int CASES = Integer.getInteger("cases", 150);
    /** Always the same cases here; those of the profiles are new ones each time. */
    private static final long SEED = 20_261_121;

    @ParameterizedTest
    @EnumSource(value = Database.class, names = {"H2", "SQLITE", "DUCKDB"})
    void queries_giveInDatabasesWhatTheyGiveHere(Database kind) {
        try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
            LanguageCoverage coverage = new LanguageCoverage(OraclePalettes.of(kind).constructs());
            long seed = Long.getLong("seed", SEED);
            LanguageRun run = new LanguageRun(database, coverage).run(seed, CASES);

            System.out.println("seed " + seed + ", " + run);
            new LanguageReport(List.of(run), coverage).requireAgreement();
        }
    }
}
