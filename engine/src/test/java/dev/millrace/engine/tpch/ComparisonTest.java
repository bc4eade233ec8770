package dev.millrace.engine.tpch;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is a difference between a live result and SQL, and what is not. */
class ComparisonTest {

    private static final TpchQuery BY_FIRST = TpchQuery.ordered(1, from(Tables.REGION), "", 0);

    private static List<@Nullable Object> row(@Nullable Object... columns) {
        return Arrays.asList(columns);
    }

    @Test
    void difference_rowsThatTieInAnotherOrder_none() {
        assertThat(Comparison.difference(BY_FIRST, List.of(row(1, "b"), row(1, "a"), row(2, "c")),
                List.of(row(1, "a"), row(1, "b"), row(2, "c")))).isNull();
    }

    @Test
    void difference_rowsThatDoNotTieInAnotherOrder_isOne() {
        assertThat(
                Comparison.difference(BY_FIRST, List.of(row(2, "c"), row(1, "a")), List.of(row(1, "a"), row(2, "c"))))
                .isEqualTo("row 0 is [2, c], SQL has [[1, a]]");
    }

    @Test
    void difference_theSameRowTwiceAmongTies_isOne() {
        assertThat(
                Comparison.difference(BY_FIRST, List.of(row(1, "a"), row(1, "a")), List.of(row(1, "a"), row(1, "b"))))
                .isEqualTo("row 1 is [1, a], SQL has [[1, a], [1, b]]");
    }

    @Test
    void difference_anotherOfTheRowsThatTieWithTheLast_none() {
        List<List<@Nullable Object>> sql = List.of(row(1, "a"), row(2, "b"), row(2, "c"));

        assertThat(Comparison.difference(BY_FIRST.limitedTo(2), List.of(row(1, "a"), row(2, "c")), sql)).isNull();
        assertThat(Comparison.difference(BY_FIRST.limitedTo(2), List.of(row(1, "a"), row(2, "d")), sql))
                .isEqualTo("row 1 is [2, d], SQL has [[2, b], [2, c]]");
    }

    @Test
    void difference_anotherNumberOfRows_isOne() {
        assertThat(Comparison.difference(BY_FIRST, List.of(), List.of(row(1, "a")))).isEqualTo("0 rows, SQL has 1");
        assertThat(Comparison.difference(BY_FIRST.limitedTo(1), List.of(row(1, "a"), row(2, "b")),
                List.of(row(1, "a"), row(2, "b")))).isEqualTo("2 rows, SQL has 1");
    }

    @Test
    void difference_numbers_exactByValueUnlessSqlHasADouble() {
        assertThat(difference(7L, new BigDecimal("7.00"))).isNull();
        assertThat(difference(new BigDecimal("7"), BigInteger.valueOf(7))).isNull();
        assertThat(difference(new BigDecimal("7.0000000000000000001"), new BigDecimal("7.00"))).isNotNull();
        assertThat(difference(new BigDecimal("0.3333333333333333333333333333333333"), 1 / 3.0)).isNull();
        assertThat(difference(new BigDecimal("0.33333333334"), 1 / 3.0)).isNotNull();
    }

    @Test
    void difference_null_equalToNothingElse() {
        assertThat(difference(null, null)).isNull();
        assertThat(difference(null, 0.0)).isNotNull();
        assertThat(difference(0L, null)).isNotNull();
    }

    private static @Nullable String difference(@Nullable Object live, @Nullable Object sql) {
        return Comparison.difference(BY_FIRST, List.of(row(live)), List.of(row(sql)));
    }
}
