package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTokenTest {

    @Test
    void parse_takesTheNumberBehindTheLastColon() {
        assertThat(ServerToken.parse("ab12:42")).isEqualTo(new ServerToken("ab12", 42));
        assertThat(ServerToken.parse("a:b:7")).isEqualTo(new ServerToken("a:b", 7));
        assertThat(ServerToken.parse(":7")).isEqualTo(new ServerToken("", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "ab:", "ab:-1", "ab:4x", "ab:٤", "ab:99999999999999999999"})
    void parse_anythingElse_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToken.parse(text))
                .withMessageContaining("expected a token");
    }

    @Test
    void toString_isWhatWasParsed() {
        assertThat(ServerToken.parse("a:b:7")).hasToString("a:b:7");
    }
}
