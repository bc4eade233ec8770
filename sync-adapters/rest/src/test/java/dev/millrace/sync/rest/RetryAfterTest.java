package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void of_seconds() {
        assertThat(read(Map.of("Retry-After", " 120 "))).contains(Duration.ofMinutes(2));
        assertThat(read(Map.of("Retry-After", "0"))).contains(Duration.ZERO);
    }

    @Test
    void of_date_isHeldAgainstTheBackendsClock() {
        Map<String, String> headers = Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT", "Date",
                "Wed, 21 Oct 2015 07:28:00 GMT");

        assertThat(read(headers)).contains(Duration.ofSeconds(30));
    }

    @Test
    void of_dateWithoutTheBackendsClock_isHeldAgainstOurs() {
        assertThat(read(Map.of("Retry-After", "Thu, 01 Jan 2026 10:00:05 GMT"))).contains(Duration.ofSeconds(5));
        assertThat(read(Map.of("Retry-After", "Thu, 01 Jan 2026 10:00:05 GMT", "Date", "noon")))
                .contains(Duration.ofSeconds(5));
    }

    @Test
    void of_dateGoneBy_isNow() {
        assertThat(read(Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"))).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5", "99999999999", "2026-01-01T10:00:05Z"})
    void of_anythingElse_isAsIfItWereNotThere(String text) {
        assertThat(read(Map.of("Retry-After", text))).isEmpty();
    }

    @Test
    void of_noHeader_isEmpty() {
        assertThat(read(Map.of())).isEmpty();
    }

    private static Optional<Duration> read(Map<String, String> headers) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return RetryAfter.of(HttpHeaders.of(lists, (name, value) -> true), NOW);
    }
}
