package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

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
    /** The part of all cases that may be known differences. */
    private static final double FEW = 0.05;

    @ParameterizedTest
    @EnumSource(value = Database.class, names = {"H2", "SQLITE", "DUCKDB"})
    void queries_giveInDatabasesWhatTheyGiveHere(Database kind) {
        try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
            compare(database, new LanguageCoverage(OraclePalettes.of(kind).constructs()), SEED);
        }
    }

    static void compare(OracleDatabase database, LanguageCoverage coverage, long unlessGiven) {
        long seed = Long.getLong("seed", unlessGiven);

        LanguageRun run = new LanguageRun(database, coverage).run(seed, CASES);

        System.out.println("seed " + seed + ", " + run);
        requireAgreement(List.of(run));
    }

    static void requireAgreement(List<LanguageRun> runs) {
        for (LanguageRun run : runs) {
            assertThat(run.differences()).as(() -> String.join("\n\n", run.differences())).isEmpty();
            assertThat(run.compared()).as("cases compared").isGreaterThan(run.drawn() / 2);
            assertThat(run.count(LanguageOracle.Verdict.KNOWN)).as("known differences")
                    .isLessThanOrEqualTo((int) Math.ceil(run.drawn() * FEW));
            assertThat(run.notEmpty()).as("part with rows").isGreaterThan(0.5);
        }
    }
}
