package dev.millrace.testkit.oracle;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As {@link ExpressionOracleTest}, in a PostgreSQL server: runs in the profile {@code oracle-postgres}. */
@Tag("oracle-postgres")
class PostgresOracleTest {

    @Test
    void expressions_giveInPostgresWhatTheyGiveHere() {
        try (PostgresServer server = PostgresServer.start(); OracleDatabase database = server.open()) {
            ExpressionOracleTest.compare(database);
        }
    }
}
