package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.sql.Database;

/**
 * Random expressions give in databases what they give here. {@code -Dcases=} sets how many are tried in each database,
 * {@code -Dseed=} which; what was tried is printed.
 */
class ExpressionOracleTest {

    private static final int CASES = Integer.getInteger("cases", 400);
    private static final long SEED = Long.getLong("seed", 20_260_101);
    /** The part of all cases that may be known differences. */
    private static final double FEW = 0.05;

    @ParameterizedTest
    @EnumSource(value = Database.class, names = {"H2", "SQLITE", "DUCKDB"})
    void expressions_giveInDatabasesWhatTheyGiveHere(Database kind) {
        try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
            compare(database);
        }
    }

    static void compare(OracleDatabase database) {
        ExpressionOracle oracle = new ExpressionOracle(database, SEED);

        Optional<String> difference = oracle.firstDifference(SEED, CASES);

        System.out.println("seed " + SEED + ", " + oracle);
        assertThat(difference).as(() -> difference.orElse("")).isEmpty();
        assertThat(oracle.compared()).isGreaterThan(CASES / 4);
        assertThat(oracle.known()).isLessThan((int) Math.ceil(CASES * FEW));
    }
}
