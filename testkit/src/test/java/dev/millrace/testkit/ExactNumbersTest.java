package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Expr;
import dev.millrace.query.Totals;
import dev.millrace.testkit.Fixture.Todo;

/** Sums, averages and variances are exact and rounded once: law 6. */
class ExactNumbersTest {

    private static <V> @Nullable Object of(Function<Totals<Todo>, Expr<V>> aggregate, double... weights) {
        Object[] todos = new Object[weights.length];
        Arrays.setAll(todos, i -> Todo.of(i).withWeight(weights[i]));
        return evaluate(from(TODOS).aggregate(aggregate), todos).rows().get(0);
    }

    private static <V> @Nullable Object ofPrices(Function<Totals<Todo>, Expr<V>> aggregate, String... prices) {
        Object[] todos = new Object[prices.length];
        Arrays.setAll(todos, i -> Todo.of(i).withPrice(prices[i]));
        return evaluate(from(TODOS).aggregate(aggregate), todos).rows().get(0);
    }

    private static <V> @Nullable Object ofIds(Function<Totals<Todo>, Expr<V>> aggregate, long... ids) {
        return evaluate(from(TODOS).aggregate(aggregate), Arrays.stream(ids).mapToObj(Todo::of).toArray()).rows()
                .get(0);
    }

    @Test
    void sumOfDoubles_losesNothingBetween() {
        assertThat(of(g -> g.sum(Todo::weight), 1e100, 1, -1e100)).isEqualTo(1.0);
        assertThat(of(g -> g.sum(Todo::weight), 0x1p-1074, 1, -1)).isEqualTo(Double.MIN_VALUE);
        assertThat(of(g -> g.sum(Todo::weight), Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void sumOfDoubles_beyondTheRange_isInfinite() {
        assertThat(of(g -> g.sum(Todo::weight), Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(POSITIVE_INFINITY);
        assertThat(of(g -> g.avg(Todo::weight), Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void medianOfDecimals_isNotWrittenOutBetweenThoseFarApart() {
        assertThat(ofPrices(g -> g.medianDecimal(Todo::price), "1E+900000000", "1")).isNull();
        assertThat(ofPrices(g -> g.medianDecimal(Todo::price), "1E+900000000"))
                .isEqualTo(new BigDecimal("1E+900000000"));
        assertThat(ofPrices(g -> g.medianDecimal(Todo::price), "1E+900000000", "2", "1"))
                .isEqualTo(new BigDecimal("2"));
    }

    @Test
    void nanAndInfinities_decideSumAndAverageWhateverTheirOrder() {
        assertThat(of(g -> g.sum(Todo::weight), 1, POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
        assertThat(of(g -> g.sum(Todo::weight), POSITIVE_INFINITY, NEGATIVE_INFINITY)).isEqualTo(NaN);
        assertThat(of(g -> g.avg(Todo::weight), NEGATIVE_INFINITY, 1e308, 1e308)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(of(g -> g.avg(Todo::weight), 1, NaN)).isEqualTo(NaN);
        assertThat(of(g -> g.sum(Todo::weight), NaN, POSITIVE_INFINITY)).isEqualTo(NaN);
    }

    @Test
    void nanAndInfinities_haveNoVariance() {
        assertThat(of(g -> g.variance(g.row().get(Todo::weight)), 1, NaN)).isEqualTo(NaN);
        assertThat(of(g -> g.variancePopulation(g.row().get(Todo::weight)), POSITIVE_INFINITY)).isEqualTo(NaN);
        assertThat(of(g -> g.stddev(g.row().get(Todo::weight)), NaN)).isNull();
    }

    @Test
    void zeros_areShownWithoutSign() {
        assertThat(of(g -> g.sum(Todo::weight), -0.0)).isEqualTo(0.0);
        assertThat(of(g -> g.avg(Todo::weight), -0.0, -0.0)).isEqualTo(0.0);
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), -0.0)).isEqualTo(0.0);
        assertThat(of(g -> g.min(Todo::weight), 0.0, -0.0)).isEqualTo(0.0);
        assertThat(of(g -> g.avg(Todo::weight), -Double.MIN_VALUE, 0)).isEqualTo(0.0);
    }

    @Test
    void minAndMax_knowNanAsGreatestAndInfinitiesAsTheyAre() {
        assertThat(of(g -> g.max(Todo::weight), POSITIVE_INFINITY, NaN, 1)).isEqualTo(NaN);
        assertThat(of(g -> g.min(Todo::weight), NaN, NEGATIVE_INFINITY)).isEqualTo(NEGATIVE_INFINITY);
        assertThat(of(g -> g.min(Todo::weight), NaN)).isEqualTo(NaN);
    }

    @Test
    void median_withNan_hasItAtTheEnd() {
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), NaN, 1, 2)).isEqualTo(2.0);
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), NaN, 1)).isEqualTo(NaN);
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), 1, POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), POSITIVE_INFINITY, POSITIVE_INFINITY))
                .isEqualTo(POSITIVE_INFINITY);
    }

    @Test
    void median_ofLargeValues_doesNotOverflow() {
        assertThat(of(g -> g.median(g.row().get(Todo::weight)), Double.MAX_VALUE, Double.MAX_VALUE))
                .isEqualTo(Double.MAX_VALUE);
        assertThat(ofIds(g -> g.median(g.row().get(Todo::id)), Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(-0.5);
    }

    @Test
    void sumOfIntegers_isNullIfItDoesNotFit_averageAlwaysFits() {
        assertThat(ofIds(g -> g.sum(Todo::id), Long.MAX_VALUE, 1)).isNull();
        assertThat(ofIds(g -> g.sum(Todo::id), Long.MAX_VALUE, 1, -1)).isEqualTo(Long.MAX_VALUE);
        assertThat(ofIds(g -> g.sum(Todo::id), Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(ofIds(g -> g.avg(Todo::id), Long.MAX_VALUE, Long.MAX_VALUE - 1)).isEqualTo(0x1p63);
    }

    @Test
    void variance_ofLargeIntegers_isExact() {
        long far = 1L << 53;

        assertThat(ofIds(g -> g.variance(g.row().get(Todo::id)), far, far + 1, far + 2)).isEqualTo(1.0);
        assertThat(of(g -> g.variancePopulation(g.row().get(Todo::weight)), 1e15, 1e15 + 1)).isEqualTo(0.25);
    }

    @Test
    void decimals_sumExactlyWithoutTrailingZeros() {
        assertThat(ofPrices(g -> g.sum(Todo::price), "0.10", "0.20", "99.70")).isEqualTo(new BigDecimal("1E+2"));
        assertThat(ofPrices(g -> g.sum(Todo::price), "1E+40", "1"))
                .isEqualTo(new BigDecimal("1E+40").add(BigDecimal.ONE));
        assertThat(ofPrices(g -> g.sum(Todo::price), "1", "-1.00")).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void averageVarianceAndMedianOfDecimals_haveThirtyFourDigits() {
        assertThat(ofPrices(g -> g.avg(Todo::price), "1", "1", "0"))
                .isEqualTo(new BigDecimal("0." + "6".repeat(33) + "7"));
        assertThat(ofPrices(g -> g.varianceDecimal(g.row().get(Todo::price)), "1", "2", "3")).isEqualTo(BigDecimal.ONE);
        assertThat(ofPrices(g -> g.stddevPopulationDecimal(g.row().get(Todo::price)), "1.0", "3.0"))
                .isEqualTo(BigDecimal.ONE);
        assertThat(ofPrices(g -> g.medianDecimal(g.row().get(Todo::price)), "1.10", "1.20"))
                .isEqualTo(new BigDecimal("1.15"));
        assertThat(ofPrices(g -> g.percentileDecimal(g.row().get(Todo::price), 0.25), "10", "20.00"))
                .isEqualTo(new BigDecimal("12.5"));
    }

    private static @Nullable Object sumOf(String... prices) {
        Object[] todos = IntStream.range(0, prices.length).mapToObj(i -> Todo.of(i).withPrice(prices[i])).toArray();
        return evaluate(from(TODOS).aggregate(g -> g.sum(Todo::price)), todos).rows().get(0);
    }

    @Test
    void sumOfDecimals_isNullOnlyIfItHasTooManyDigitsItself() {
        assertThat(sumOf("1E200000", "1", "-1E200000")).isEqualTo(BigDecimal.ONE);
        assertThat(sumOf("1E2000000000", "1", "-1E2000000000")).isEqualTo(BigDecimal.ONE);
        assertThat(sumOf("1E200000", "1E200001")).isEqualTo(new BigDecimal("1.1E+200001"));
        assertThat(sumOf("1E147455", "-1")).isEqualTo(BigDecimal.TEN.pow(147_455).subtract(BigDecimal.ONE));
        assertThat(sumOf("1E147455", "1")).isNull();
        assertThat(sumOf("1E2000000000", "1")).isNull();
        assertThat(sumOf("1E2000000000", "1E2000000000")).isEqualTo(new BigDecimal("2E2000000000"));
    }

    @Test
    void averageVarianceAndMedianOfDecimals_areNullBeyondAllExponents() {
        String least = "1E-2147483647";

        assertThat(ofPrices(g -> g.avg(Todo::price), least, "0", "0")).isNull();
        assertThat(ofPrices(g -> g.medianDecimal(g.row().get(Todo::price)), least, "0")).isNull();
        assertThat(ofPrices(g -> g.variancePopulationDecimal(g.row().get(Todo::price)), least)).isNull();
        assertThat(ofPrices(g -> g.variancePopulationDecimal(g.row().get(Todo::price)), "1E2147483647")).isNull();
    }

    @Test
    void median_doesNotDependOnWhichOfEqualValuesStandsInTheMiddle() {
        String one = "1." + "0".repeat(200_000);

        assertThat(ofPrices(g -> g.medianDecimal(g.row().get(Todo::price)), "1", one, "2")).isEqualTo(BigDecimal.ONE);
        assertThat(ofPrices(g -> g.medianDecimal(g.row().get(Todo::price)), one, "1", "2")).isEqualTo(BigDecimal.ONE);
    }
}
