package dev.millrace.engine.internal.function;

import static dev.millrace.engine.internal.function.Outcome.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.ast.ScalarFunction;

class TextFunctionsTest {

    @Test
    void substring_ofANegativeLength_isAFailure() {
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, "abc", 1, -1).why())
                .isEqualTo("a substring of -1 code points is asked for; the least is 0");
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, missing(String.class), 1, -1).failures()).isEmpty();
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, "abc", missing(Integer.class), -1).failures()).isEmpty();
    }

    @Test
    void substring_beyondTheText_isEmpty() {
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, "a\uD83D\uDE00b", Integer.MAX_VALUE))
                .isEqualTo(new Outcome("", List.of()));
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, "a\uD83D\uDE00b", Integer.MIN_VALUE, Integer.MAX_VALUE).value())
                .isEqualTo("");
        assertThat(Outcome.of(ScalarFunction.SUBSTRING, "a\uD83D\uDE00b", 2, 1).value()).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void concat_isNeverNull() {
        assertThat(Outcome.of(ScalarFunction.CONCAT, missing(String.class), missing(String.class)))
                .isEqualTo(new Outcome("", List.of()));
        assertThat(Outcome.of(ScalarFunction.CONCAT, "a", missing(String.class), "b").value()).isEqualTo("ab");
    }

    @Test
    void otherFunctions_areNullForNullAlone() {
        for (ScalarFunction function : List.of(ScalarFunction.UPPER, ScalarFunction.LOWER, ScalarFunction.TRIM,
                ScalarFunction.LENGTH)) {
            assertThat(Outcome.of(function, missing(String.class))).isEqualTo(new Outcome(null, List.of()));
        }
        assertThat(Outcome.of(ScalarFunction.REPLACE, "a", "a", missing(String.class)))
                .isEqualTo(new Outcome(null, List.of()));
        assertThat(Outcome.of(ScalarFunction.STARTS_WITH, "a", missing(String.class)))
                .isEqualTo(new Outcome(null, List.of()));
    }
}
