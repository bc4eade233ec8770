package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.call;
import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.ScalarFunction;

class LikePatternTest {

    @Test
    void patternThatEndsInItsEscape_isAFailure_constantOrNot() {
        ExprNode computed = call(ScalarFunction.CONCAT, "a", "\\");

        assertThat(Outcome.of(ScalarFunction.LIKE, "a", "a\\").why())
                .isEqualTo("the pattern \"a\\\" ends in its escape \"\\\"");
        assertThat(Outcome.of(ScalarFunction.ILIKE, "a", computed).why())
                .isEqualTo("the pattern \"a\\\" ends in its escape \"\\\"");
        assertThat(Outcome.of(ScalarFunction.LIKE, "a", "a!", "!").failures()).hasSize(1);
        assertThat(Outcome.of(ScalarFunction.LIKE, "a\\", "a\\", "").value()).isEqualTo(true);
    }

    @Test
    void escapeOfSeveralCodePoints_isAFailure() {
        assertThat(Outcome.of(ScalarFunction.LIKE, "a", "a", "!!").why())
                .isEqualTo("the escape \"!!\" of a pattern has more than one code point");
        assertThat(Outcome.of(ScalarFunction.LIKE, "%", "\uD83D\uDE00%", "\uD83D\uDE00").value()).isEqualTo(true);
    }

    @Test
    void nullText_isNoFailureOfAPatternWithAFault() {
        assertThat(Outcome.of(ScalarFunction.LIKE, missing(String.class), "a\\"))
                .isEqualTo(new Outcome(null, List.of()));
        assertThat(Outcome.of(ScalarFunction.LIKE, "a", missing(String.class)))
                .isEqualTo(new Outcome(null, List.of()));
        assertThat(Outcome.of(ScalarFunction.LIKE, "a", "a\\", missing(String.class)).failures()).isEmpty();
    }

    @Test
    void halfOfAPair_isNotFoundInAWholeOne() {
        assertThat(Outcome.of(ScalarFunction.LIKE, "\uD83D\uDE00", "\uD83D%").value()).isEqualTo(false);
        assertThat(Outcome.of(ScalarFunction.LIKE, "\uD83D\uDE00", "%\uDE00").value()).isEqualTo(false);
        assertThat(Outcome.of(ScalarFunction.LIKE, "\uD83Da", "\uD83D%").value()).isEqualTo(true);
    }

    @Test
    void manyWildcards_takeNoLongerThanTextTimesPattern() {
        String text = "a".repeat(5_000);

        assertThat(Outcome.of(ScalarFunction.LIKE, text, "%a".repeat(500) + "%b").value()).isEqualTo(false);
    }
}
