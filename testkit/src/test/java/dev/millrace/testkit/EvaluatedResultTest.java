package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.Identity;

class EvaluatedResultTest {

    private static final EvaluatedResult RESULT = new EvaluatedResult(List.of(
            new EvaluatedResult.Entry(new Identity.Of(2L), "b"), new EvaluatedResult.Entry(new Identity.Of(1L), null)));

    @Test
    void parts_comeInTheResultsOrder() {
        assertThat(RESULT.rows()).containsExactly("b", null);
        assertThat(RESULT.identities()).containsExactly(new Identity.Of(2L), new Identity.Of(1L));
        assertThat(RESULT.size()).isEqualTo(2);
        assertThat(RESULT.isEmpty()).isFalse();
        assertThat(new EvaluatedResult(List.of()).isEmpty()).isTrue();
    }

    @Test
    void inIdentityOrder_sorts() {
        assertThat(RESULT.inIdentityOrder().rows()).containsExactly(null, "b");
    }
}
