package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity;
import dev.millrace.testkit.Fixture.Todo;

class ResultDifferenceTest {

    private static EvaluatedResult result(@Nullable Object... rows) {
        List<EvaluatedResult.Entry> entries = new ArrayList<>();
        for (Object row : rows) {
            entries.add(new EvaluatedResult.Entry(new Identity.Of((long) entries.size()), row));
        }
        return new EvaluatedResult(entries);
    }

    @Test
    void sameResults_haveNone() {
        assertThat(ResultDifference.between(result(), result())).isEmpty();
        assertThat(ResultDifference.between(result(1L, null, Double.NaN),
                result(1L, null, Double.longBitsToDouble(0x7ff8_0000_0000_0001L))))
                .isEmpty();
    }

    @Test
    void anotherRow_isShownWithItsPosition() {
        assertThat(ResultDifference.between(result("a", "b", "c"), result("a", "x", "y")))
                .contains("At position 1 (3 rows expected, 3 found): expected 1 b, but found 1 x");
    }

    @Test
    void anotherIdentity_isADifference() {
        var expected = new EvaluatedResult(List.of(new EvaluatedResult.Entry(new Identity.Of(1L), "a")));
        var actual = new EvaluatedResult(List.of(new EvaluatedResult.Entry(new Identity.Of(2L), "a")));

        assertThat(ResultDifference.between(expected, actual))
                .contains("At position 0 (1 rows expected, 1 found): expected 1 a, but found 2 a");
    }

    @Test
    void equalButNotTheSame_isADifference() {
        assertThat(ResultDifference.between(result(0.0), result(-0.0)))
                .contains("At position 0 (1 rows expected, 1 found): expected 0 Double 0.0, but found 0 Double -0.0");
        assertThat(ResultDifference.betweenRows(List.of(new BigDecimal("1.0")), List.of(new BigDecimal("1"))))
                .isPresent();
        assertThat(ResultDifference.betweenRows(List.of(1L), List.of(1))).hasValueSatisfying(
                difference -> assertThat(difference).endsWith("expected Long 1, but found Integer 1"));
        assertThat(ResultDifference.betweenRows(List.of(Arrays.asList(1L, null)), List.of(Arrays.asList(1, null))))
                .hasValueSatisfying(
                        difference -> assertThat(difference).endsWith("(they print alike, but their types differ)"));
    }

    @Test
    void missingAndSurplusRows_areShown() {
        assertThat(ResultDifference.between(result("a", "b"), result("a")))
                .contains("At position 1 (2 rows expected, 1 found): expected 1 b, but found no more rows");
        assertThat(ResultDifference.betweenRows(List.of(), List.of("a")))
                .contains("At position 0 (0 rows expected, 1 found): expected no more rows, but found a");
    }

    @Test
    void longResults_giveAShortText() {
        List<Object> many = LongStream.range(0, 100_000).<Object>mapToObj(Todo::of).toList();
        List<Object> other = new ArrayList<>(many);
        other.set(99_999, Todo.of(5).withOwner("x".repeat(100_000)));

        assertThat(ResultDifference.betweenRows(many, other)).hasValueSatisfying(difference -> assertThat(difference)
                .startsWith("At position 99999 (100000 rows expected").contains("Todo[id=5").hasSizeLessThan(800));
    }
}
