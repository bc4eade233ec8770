package dev.millrace.sync.rest;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When a backend wants to be asked again: a number of seconds, or a date, which is held against the backend's own
 * clock.
 */
final class RetryAfter {

    private RetryAfter() {
    }

    /**
     * Reads the header.
     *
     * @param headers of an answer
     * @param now what to hold a date against if the answer has no date of its own
     * @return how long to wait; empty if the header is missing or unreadable
     */
    static Optional<Duration> of(HttpHeaders headers, Instant now) {
        return headers.firstValue("Retry-After").map(String::strip)
                .flatMap(text -> seconds(text).or(() -> date(text).map(then -> between(sent(headers, now), then))));
    }

    private static Optional<Duration> seconds(String text) {
        // Nine digits are thirty years.
        return text.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private static Instant sent(HttpHeaders headers, Instant now) {
        return headers.firstValue("Date").flatMap(RetryAfter::date).orElse(now);
    }

    private static Duration between(Instant from, Instant to) {
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // as good as no header: the runtime's own back-off holds
        }
    }
}
