package dev.millrace.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.sql.SqlShape;
import dev.millrace.query.sql.SqlType;

class OracleRowsTest {

    private static final SqlShape DOUBLES =
            new SqlShape.Items(0, new SqlShape.Cell(0, SqlType.DOUBLE, Double.class));

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "-nan, NaN", "Infinity, Infinity", "-inf, -Infinity", "-0.0, -0.0", "1e-3, 0.001"})
    void doublesInLists_areReadAsDatabasesPrintThem(String printed, double value) throws SQLException {
        Object list = OracleRows.of(DOUBLES, (position, type) -> "[\"" + printed + "\"]");

        assertThat(list).isEqualTo(List.of(value));
    }
}
