package dev.millrace.examples.departures.backend.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    @Test
    void parse_ownText() {
        Token token = new Token("a1b2", 1234);

        assertThat(Token.parse(token.toString())).isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", ":1", "a:-1", "a:1 ", "A:1", "a:1.5", "a:9999999999999999999"})
    void parse_otherText(String text) {
        assertThatThrownBy(() -> Token.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void construct_negativeNumber() {
        assertThatThrownBy(() -> new Token("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
