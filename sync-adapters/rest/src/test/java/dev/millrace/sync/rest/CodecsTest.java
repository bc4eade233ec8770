package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.query.RowType;

class CodecsTest {

    /** Of each type one. */
    public record Everything(byte tiny, short small, int medium, long large, float rough, double fine, boolean yes,
            char letter,
            @Nullable Integer boxed, BigInteger huge, BigDecimal exact, String text, UUID id, DayOfWeek day,
            LocalDate date,
            LocalTime time, LocalDateTime dateTime, Instant instant, OffsetDateTime offset, ZonedDateTime zoned,
            YearMonth month,
            Duration duration, Period period, Place place, List<@Nullable Place> places, Set<String> tags,
            Map<String, @Nullable Long> counts) {
    }

    /** A part of a row. */
    public record Place(String name, double latitude) {
    }

    /** A row that contains its own kind. */
    public record Tree(String name, List<Tree> children) {
    }

    /** A row whose constructor looks at its values. */
    public record Percent(int value) {
        /** Checks the value. */
        public Percent {
            if (value > 100) {
                throw new IllegalArgumentException(value + " percent are too many");
            }
        }
    }

    /** A row with something that has no JSON form. */
    public record Odd(int id, Thread thread) {
    }

    /** A row with a map whose keys are no text. */
    public record OddMap(Map<Integer, String> map) {
    }

    /** A number of each sort. */
    public record Numbers(@Nullable Byte tiny, @Nullable Integer medium, @Nullable Long large, @Nullable Float rough,
            @Nullable Double fine, @Nullable BigInteger huge, @Nullable BigDecimal exact) {
    }

    private static final String EVERYTHING =
            """
                    {"tiny":-128,"small":32767,"medium":-2147483648,"large":9223372036854775807,
                    "rough":1.5,"fine":0.1,"yes":true,"letter":"é","boxed":null,"huge":123456789012345678901234567890,"exact":1.50,
                    "text":"a\\u0000b","id":"6f2b4a1c-0000-4000-8000-00000000000a","day":"MONDAY","date":"2001-01-31",
                    "time":"06:05","dateTime":"2001-01-31T06:05","instant":"2001-01-31T06:05:00Z",
                    "offset":"2001-01-31T06:05+01:00","zoned":"2001-01-31T06:05+01:00[Europe/Paris]","month":"2001-01",
                    "duration":"PT15M","period":"P1M","place":{"name":"here","latitude":1,"unknown":[]},
                    "places":[{"name":"there","latitude":-2.5},null],"tags":["b","a"],"counts":{"x":1,"y":null}}""";

    private static final Everything VALUE = new Everything((byte) -128, (short) 32767, Integer.MIN_VALUE,
            Long.MAX_VALUE, 1.5f,
            0.1, true, 'é', null, new BigInteger("123456789012345678901234567890"), new BigDecimal("1.50"), "a\0b",
            UUID.fromString("6f2b4a1c-0000-4000-8000-00000000000a"), DayOfWeek.MONDAY, LocalDate.of(2001, 1, 31),
            LocalTime.of(6, 5), LocalDateTime.of(2001, 1, 31, 6, 5), Instant.parse("2001-01-31T06:05:00Z"),
            OffsetDateTime.parse("2001-01-31T06:05+01:00"), ZonedDateTime.parse("2001-01-31T06:05+01:00[Europe/Paris]"),
            YearMonth.of(2001, 1), Duration.ofMinutes(15), Period.ofMonths(1), new Place("here", 1),
            Arrays.asList(new Place("there", -2.5), null), Set.of("a", "b"), counts());

    @Test
    void everyType_isRead() throws JsonProcessingException {
        assertThat(read(Everything.class, EVERYTHING)).isEqualTo(VALUE);
    }

    @Test
    void everyType_isWrittenAsItIsRead() throws JsonProcessingException {
        String written =
                new String(Json.print(Codecs.of(RowType.of(Everything.class)).write(VALUE)), StandardCharsets.UTF_8);

        assertThat(read(Everything.class, written)).isEqualTo(VALUE);
    }

    @Test
    void whatIsRead_isImmutable() throws JsonProcessingException {
        Everything value = read(Everything.class, EVERYTHING);

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> value.places().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> value.tags().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> value.counts().clear());
    }

    @Test
    void rowOfItsOwnKind_isReadAndWritten() throws JsonProcessingException {
        String json = "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}";

        Tree tree = read(Tree.class, json);

        assertThat(tree).isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
        assertThat(Codecs.of(RowType.of(Tree.class)).write(tree)).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"medium\":-2147483648 | \"medium\":-2147483649 | expected int, found number | $.medium",
        "\"medium\":-2147483648 | \"medium\":1.5 | expected int, found number | $.medium",
        "\"medium\":-2147483648 | \"medium\":1.0 | expected int, found number | $.medium",
        "\"medium\":-2147483648 | \"medium\":\"5\" | expected int, found text | $.medium",
        "\"medium\":-2147483648 | \"medium\":null | expected int, found null | $.medium",
        "\"medium\":-2147483648 | \"other\":5 | expected int, found nothing | $.medium",
        "\"tiny\":-128 | \"tiny\":128 | expected byte | $.tiny",
        "\"small\":32767 | \"small\":32768 | expected short | $.small",
        "\"large\":9223372036854775807 | \"large\":9223372036854775808 | expected long | $.large",
        "\"fine\":0.1 | \"fine\":1e999 | JSON has no number for Infinity | $.fine",
        "\"rough\":1.5 | \"rough\":1e99 | JSON has no number for Infinity | $.rough",
        "\"fine\":0.1 | \"fine\":\"0.1\" | expected double, found text | $.fine",
        "\"yes\":true | \"yes\":1 | expected boolean, found number | $.yes",
        "\"letter\":\"é\" | \"letter\":\"éé\" | its length is 2 | $.letter",
        "\"letter\":\"é\" | \"letter\":\"\" | its length is 0 | $.letter",
        "\"boxed\":null | \"boxed\":\"1\" | expected int, found text | $.boxed",
        "\"huge\":123456789012345678901234567890 | \"huge\":1.5 | expected integer, found number | $.huge",
        "\"exact\":1.50 | \"exact\":\"1.50\" | expected number, found text | $.exact",
        "\"text\":\"a\\u0000b\" | \"text\":5 | expected text, found number | $.text",
        "\"text\":\"a\\u0000b\" | \"text\":{} | expected text, found object | $.text",
        "6f2b4a1c-0000 | 6f2b4a1c-0 | expected UUID | $.id",
        "\"MONDAY\" | \"Monday\" | expected one of [MONDAY, TUESDAY | $.day",
        "\"MONDAY\" | 0 | expected one of [MONDAY, TUESDAY | $.day",
        "\"2001-01-31\" | \"2001-02-31\" | Invalid date | $.date",
        "\"2001-01-31\" | \"31.1.2001\" | expected date such as | $.date",
        "\"2001-01-31\" | [2001,1,31] | expected date such as 2001-01-31, found array | $.date",
        "\"2001-01-31T06:05:00Z\" | 981093900 | 2001-01-31T06:05:00Z, found number | $.instant",
        "\"2001-01-31T06:05:00Z\" | \"2001-01-31T06:05\" | expected instant | $.instant",
        "{\"name\":\"here\" | {\"name\":7 | expected text, found number | $.place.name",
        "\"latitude\":-2.5 | \"latitude\":null | expected double, found null | $.places[0].latitude",
        "[\"b\",\"a\"] | [\"b\",7] | expected text, found number | $.tags[1]",
        "[\"b\",\"a\"] | {} | expected array, found object | $.tags",
        "{\"x\":1,\"y\":null} | {\"x\":1,\"y\":true} | expected long, found boolean | $.counts.y",
        "{\"x\":1,\"y\":null} | [] | expected object, found array | $.counts"})
    void anythingElse_isRefusedWithItsPath(String right, String wrong, String message, String path) {
        assertThat(EVERYTHING).contains(right);

        assertThatExceptionOfType(Mismatch.class)
                .isThrownBy(() -> read(Everything.class, EVERYTHING.replace(right, wrong)))
                .withMessageContaining(message).satisfies(mismatch -> assertThat(mismatch.path()).isEqualTo(path));
    }

    @Test
    void missingReference_isNull() throws JsonProcessingException {
        assertThat(read(Place.class, "{\"latitude\":1}").name()).isNull();
    }

    @Test
    void valuesTheConstructorRefuses_areRefusedWithItsReason() {
        assertThatExceptionOfType(Mismatch.class).isThrownBy(() -> read(Percent.class, "{\"value\":101}"))
                .withMessageContaining("Percent").withMessageContaining("101 percent are too many")
                .satisfies(mismatch -> assertThat(mismatch.found()).isEqualTo("{\"value\":101}"));
    }

    @Test
    void row_thatIsNoObject_isRefused() {
        assertThatExceptionOfType(Mismatch.class).isThrownBy(() -> read(Percent.class, "[1]"))
                .withMessage("expected object, found array");
    }

    @Test
    void componentWithoutJsonForm_isNamedWithWhatToUse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Codecs.of(RowType.of(Odd.class)))
                .withMessageContaining("Odd::thread").withMessageContaining("java.lang.Thread")
                .withMessageContaining("use a");
        assertThatIllegalArgumentException().isThrownBy(() -> Codecs.of(RowType.of(OddMap.class)))
                .withMessageContaining("OddMap::map");
    }

    @Test
    void numberJsonDoesNotHave_isNotWritten() {
        RecordCodec<Numbers> numbers = Codecs.of(RowType.of(Numbers.class));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.write(new Numbers(null, null, null, null, Double.NaN, null, null)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> numbers.write(new Numbers(null, null, null, Float.NEGATIVE_INFINITY, null, null, null)))
                .withMessageContaining("-Infinity");
    }

    @Test
    void boxedNumbers_areNullOrRight() throws JsonProcessingException {
        Numbers none = new Numbers(null, null, null, null, null, null, null);
        Numbers all = new Numbers((byte) 1, 2, 3L, 4f, 5d, BigInteger.TEN, BigDecimal.ONE);

        assertThat(read(Numbers.class, "{}")).isEqualTo(none);
        assertThat(read(Numbers.class, String.valueOf(Codecs.of(RowType.of(Numbers.class)).write(all)))).isEqualTo(all);
    }

    private static Map<String, @Nullable Long> counts() {
        Map<String, @Nullable Long> counts = new HashMap<>();
        counts.put("x", 1L);
        counts.put("y", null);
        return counts;
    }

    private static <R> R read(Class<R> type, String json) throws JsonProcessingException {
        return Codecs.of(RowType.of(type)).read(Json.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
