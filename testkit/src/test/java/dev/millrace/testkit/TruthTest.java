package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 4. */
class TruthTest {

    @ParameterizedTest
    @CsvSource({
        "FALSE,   FALSE,   FALSE,   FALSE",
        "FALSE,   UNKNOWN, FALSE,   UNKNOWN",
        "FALSE,   TRUE,    FALSE,   TRUE",
        "UNKNOWN, FALSE,   FALSE,   UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, TRUE,    UNKNOWN, TRUE",
        "TRUE,    FALSE,   FALSE,   TRUE",
        "TRUE,    UNKNOWN, UNKNOWN, TRUE",
        "TRUE,    TRUE,    TRUE,    TRUE"})
    void andOr_followKleene(Truth a, Truth b, Truth and, Truth or) {
        assertThat(a.and(b)).isEqualTo(and);
        assertThat(a.or(b)).isEqualTo(or);
    }

    @ParameterizedTest
    @CsvSource({"FALSE, TRUE", "UNKNOWN, UNKNOWN", "TRUE, FALSE"})
    void not_followsKleene(Truth a, Truth not) {
        assertThat(a.not()).isEqualTo(not);
    }

    @Test
    void values_roundTrip() {
        assertThat(Truth.ofValue(null)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.ofValue(true)).isEqualTo(Truth.TRUE);
        assertThat(Truth.ofValue(false)).isEqualTo(Truth.FALSE);
        assertThat(Truth.UNKNOWN.toValue()).isNull();
        assertThat(Truth.TRUE.toValue()).isTrue();
        assertThat(Truth.FALSE.toValue()).isFalse();
    }

    @Test
    void ofValue_notBoolean_isRefused() {
        assertThatThrownBy(() -> Truth.ofValue("yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yes").hasMessageContaining("java.lang.String");
    }
}
