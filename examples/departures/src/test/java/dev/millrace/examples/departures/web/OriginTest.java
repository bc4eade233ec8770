package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080,127.0.0.1:8080", "http://localhost:9000,localhost:9000",
        "http://[::1]:1,[::1]:1",
        "http://127.0.0.1,127.0.0.1", "HTTP://LocalHost:1,localhost:1"})
    void origin_ofTheBoardItself_isItsOwn(String origin, String host) {
        assertThat(Origin.isForeign(origin, host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example,127.0.0.1:8080", "http://127.0.0.1:8081,127.0.0.1:8080",
        "https://127.0.0.1:8080,127.0.0.1:8080", "null,127.0.0.1:8080", "http://evil.example:8080,evil.example:8080",
        "http://localhost:8080,127.0.0.1:8080", "'http://a b',127.0.0.1:8080", "file:///x,127.0.0.1:8080",
        "http://127.0.0.1:8080,"})
    void origin_ofAnotherPage_isForeign(String origin, String host) {
        assertThat(Origin.isForeign(origin, host)).isTrue();
    }

    @Test
    void origin_ofWhatIsNoBrowser_isNotSaid() {
        assertThat(Origin.isForeign(null, "127.0.0.1:8080")).isFalse();
    }
}
