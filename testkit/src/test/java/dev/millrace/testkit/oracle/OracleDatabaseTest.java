package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.millrace.query.Component;
import dev.millrace.query.sql.Database;
import dev.millrace.query.sql.SqlStatement;
import dev.millrace.testkit.sample.Choices;

class OracleDatabaseTest {

    private static final List<Sampled> ROWS = SampledValues.rows(2_500, Choices.seeded(11));

    @ParameterizedTest
    @EnumSource(value = Database.class, names = {"H2", "SQLITE", "DUCKDB"})
    void rows_areReadBackAsTheyWere(Database kind) {
        try (OracleDatabase database = OracleDatabase.inMemory(kind)) {
            OracleTable table = database.create("rows", Sampled.SAMPLED.rowType(), ROWS);

            assertThat(table.components()).hasSizeGreaterThan(17);
            for (Component component : table.components()) {
                List<List<@Nullable Object>> read = database.query(new SqlStatement("SELECT \"" + component.name()
                        + "\" FROM " + table.name() + " ORDER BY \"id\"", List.of()), List.of(component.type()));

                assertThat(read).hasSameSizeAs(ROWS);
                for (int i = 0; i < ROWS.size(); i++) {
                    Object expected = component.get(ROWS.get(i));
                    assertThat(OracleValues.agree(kind, expected, read.get(i).get(0)))
                            .as("%s of %s: %s", component, kind, read.get(i).get(0)).isTrue();
                }
            }
        }
    }

    @Test
    void whatADatabaseCannotHold_hasNoColumn() {
        try (OracleDatabase database = OracleDatabase.inMemory(Database.SQLITE)) {
            OracleTable table = database.create("rows", Sampled.SAMPLED.rowType(), ROWS);

            assertThat(table.components()).extracting(Component::name)
                    .doesNotContain("exact", "oddExact", "oddReal", "oddSingle").contains("real", "bytes", "token");
        }
    }

    @Test
    void refusals_sayWhatWasAsked() {
        try (OracleDatabase database = OracleDatabase.inMemory(Database.H2)) {
            assertThatThrownBy(() -> database.query(new SqlStatement("SELECT nothing", List.of()), List.of(int.class)))
                    .isInstanceOf(OracleException.class).hasMessageContaining("SELECT nothing")
                    .hasMessageContaining("H2");
        }
        assertThatThrownBy(() -> OracleDatabase.inMemory(Database.POSTGRESQL))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PostgresServer");
    }

    @Test
    void agreement_isSameness_butForScalesAndTheSignOfZeroWhereThereIsNone() {
        assertThat(OracleValues.agree(Database.POSTGRESQL, new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(OracleValues.agree(Database.POSTGRESQL, 0.0, -0.0)).isFalse();
        assertThat(OracleValues.agree(Database.H2, 0.0, -0.0)).isTrue();
        assertThat(OracleValues.agree(Database.H2, 1, 1L)).isFalse();
        assertThat(OracleValues.agree(Database.DUCKDB, null, 0)).isFalse();
        assertThat(OracleValues.agree(Database.DUCKDB, new byte[] {1}, new byte[] {1})).isTrue();
    }
}
