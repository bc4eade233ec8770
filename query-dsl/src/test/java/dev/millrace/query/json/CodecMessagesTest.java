package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document says that is not what it should be: word by word. */
class CodecMessagesTest {

    record Order(byte tiny, int count, long id, @Nullable Integer boxed, double rate, BigDecimal total,
            BigInteger huge, boolean paid, char grade, String text, DayOfWeek day, UUID uuid, LocalDate date,
            Instant at,
            Duration within, byte[] bytes, Line line, List<Line> lines, Map<String, Long> counts) {
    }

    record Line(String article, int pieces) {

        Line {
            if (pieces > 100) {
                throw new IllegalArgumentException(pieces + " pieces are too many");
            }
        }
    }

    private static final String ORDER =
            """
                    {"tiny":1,"count":2,"id":3,"boxed":null,"rate":0.5,"total":1.50,"huge":4,"paid":true,"grade":"A","text":"abc",
                    "day":"MONDAY","uuid":"6f2b4a1c-0000-4000-8000-00000000000a","date":"2001-01-31","at":"2001-01-31T06:05:00Z",
                    "within":"PT15M","bytes":"AQI=","line":{"article":"x","pieces":1},"lines":[{"article":"y","pieces":2},null],
                    "counts":{"a/b":1}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"tiny\":1 | \"tiny\":128 | At /tiny: a byte was expected, but found the number 128, which is not between -128 and 127",
        "\"count\":2 | \"count\":1.0 | At /count: an int was expected, but found the number 1.0",
        "\"count\":2 | \"count\":\"2\" | At /count: an int was expected, but found the string \"2\"",
        "\"count\":2 | \"count\":null | At /count: an int was expected, but found null",
        "\"count\":2, | | At /count: an int was expected, but found nothing",
        "\"count\":2 | \"conut\":2 | At /conut: a field of Order was expected, but found the unknown field \"conut\"; did you mean \"count\"?",
        "\"count\":2 | \"count\":2,\"count\":2 | At /count: each field once was expected, but found a second one of this name",
        "\"id\":3 | \"id\":9223372036854775808 | At /id: a long was expected, but found the number 9223372036854775808, which is not between -9223372036854775808 and 9223372036854775807",
        "\"boxed\":null | \"boxed\":{} | At /boxed: an int was expected, but found an object",
        "\"rate\":0.5 | \"rate\":1e999 | At /rate: a double was expected, but found the number 1e999, which is too great for one",
        "\"rate\":0.5 | \"rate\":\"nan\" | At /rate: a double was expected, but found the string \"nan\"",
        "\"total\":1.50 | \"total\":\"abc\" | At /total: a decimal was expected, but found the string \"abc\"",
        "\"total\":1.50 | \"total\":1e9999999999 | At /total: a decimal was expected, but found the number 1e9999999999 (its exponent is beyond what a decimal can have)",
        "\"huge\":4 | \"huge\":4.5 | At /huge: an integer was expected, but found the number 4.5",
        "\"paid\":true | \"paid\":1 | At /paid: a boolean was expected, but found the number 1",
        "\"grade\":\"A\" | \"grade\":\"AB\" | At /grade: a string of one character was expected, but found the string \"AB\" (its length is 2)",
        "\"text\":\"abc\" | \"text\":[] | At /text: a string was expected, but found an array",
        "\"MONDAY\" | \"MONDY\" | At /day: one of [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] was expected, but found the string \"MONDY\"; did you mean \"MONDAY\"?",
        "6f2b4a1c-0000 | 6f2b4a1c-0 | At /uuid: a UUID was expected, but found the string \"6f2b4a1c-0-4000-8000-00000000000a\" (it is written 6f2b4a1c-0000-4000-8000-00000000000a)",
        "\"2001-01-31\" | \"2001-02-31\" | At /date: a date such as 2001-01-31 was expected, but found the string \"2001-02-31\" (Text '2001-02-31' could not be parsed: Invalid date 'FEBRUARY 31')",
        "\"2001-01-31T06:05:00Z\" | 7 | At /at: an instant such as 2001-01-31T06:05:00Z was expected, but found the number 7",
        "\"PT15M\" | \"15M\" | At /within: a duration such as PT15M was expected, but found the string \"15M\" (Text cannot be parsed to a Duration)",
        "\"AQI=\" | \"AQJ=\" | At /bytes: bytes in base64 was expected, but found the string \"AQJ=\" (bits or padding at its end are wrong)",
        "\"pieces\":1 | \"pieces\":101 | At /line: an object of Line was expected, but found values its constructor refuses: java.lang.IllegalArgumentException: 101 pieces are too many",
        "\"pieces\":2 | \"pieces\":true | At /lines/0/pieces: an int was expected, but found true",
        "null], | 5], | At /lines/1: an object of Line was expected, but found the number 5",
        "{\"a/b\":1} | {\"a/b\":\"c\"} | At /counts/a~1b: a long was expected, but found the string \"c\"",
        "{\"a/b\":1} | [] | At /counts: an object was expected, but found an array"})
    void wrongDocument_isRefusedWithPlaceExpectationAndFinding(String right, @Nullable String wrong, String message) {
        assertThat(ORDER).contains(right);
        String document = ORDER.replace(right, wrong == null ? "" : wrong);
        RowCodec<Order> codec = RowCodec.of(Order.class);

        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> codec.decode(document))
                .withMessage(message);
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(document.getBytes(StandardCharsets.UTF_8)))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        " | At the top: an object of Line was expected, but found nothing",
        "null | At the top: an object of Line was expected, but found null",
        "{} {} | At /article: a string was expected, but found nothing",
        "{\"article\":\"a\",\"pieces\":1} 2 | At the top: one JSON value was expected, but found after it the number 2",
        "{\"article\":tru,\"pieces\":1} | At /article: valid JSON was expected, but found none: Unrecognized token 'tru': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') (line 1, column 12)",
        "{\"article\":\"a\",\"pieces\": | At /pieces: valid JSON was expected, but found none: Unexpected end-of-input within/between Object entries (line 1, column 25)"})
    void brokenDocument_isRefused(@Nullable String document, String message) {
        RowCodec<Line> codec = RowCodec.of(Line.class);

        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode(document == null ? "" : document)).withMessage(message);
    }

    @Test
    void exception_tellsItsPartsAndCanBeSeenFromAnOuterDocument() {
        RowCodec<Line> codec = RowCodec.of(Line.class);

        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode("{\"article\":7,\"pieces\":1}")).satisfies(e -> {
                    assertThat(e.path()).isEqualTo("/article");
                    assertThat(e.expected()).isEqualTo("a string");
                    assertThat(e.found()).isEqualTo("the number 7");
                    assertThat(e.within(3).within("a~b"))
                            .hasMessage("At /a~0b/3/article: a string was expected, but found the number 7");
                });
    }

    @Test
    void excerpt_ofLongText_isCutAndOnOneLine() {
        RowCodec<Line> codec = RowCodec.of(Line.class);
        String text = "\\n\\u0000" + "x".repeat(100_000);

        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode("{\"article\":\"a\",\"pieces\":\"" + text + "\"}"))
                .withMessage("At /pieces: an int was expected, but found the string \"\\u000a\\u0000" + "x".repeat(78)
                        + "…\"");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> codec.decode("{\"" + "x".repeat(100_000) + "\":1}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }
}
