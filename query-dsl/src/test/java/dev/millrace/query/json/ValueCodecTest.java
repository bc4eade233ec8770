package dev.millrace.query.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.millrace.query.json.Everything.Place;
import dev.millrace.query.json.Everything.Suit;

class ValueCodecTest {

    private static final TypeRegistry TYPES = TypeRegistry.of(Suit.class).and("geo.Place", Place.class);
    private static final ValueCodec CODEC = ValueCodec.of(TYPES);

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("text", "\"text\""), Arguments.of(true, "true"), Arguments.of(7, "7"),
                Arguments.of(null, "null"),
                Arguments.of(7L, "{\"type\":\"long\",\"value\":\"7\"}"),
                Arguments.of((byte) 7, "{\"type\":\"byte\",\"value\":7}"),
                Arguments.of(1.0, "{\"type\":\"double\",\"value\":1.0}"),
                Arguments.of(-0f, "{\"type\":\"float\",\"value\":-0.0}"),
                Arguments.of(Double.NEGATIVE_INFINITY, "{\"type\":\"double\",\"value\":\"-Infinity\"}"),
                Arguments.of(new BigDecimal("1.50"), "{\"type\":\"decimal\",\"value\":\"1.50\"}"),
                Arguments.of('\ud800', "{\"type\":\"char\",\"value\":\"\\ud800\"}"),
                Arguments.of(Instant.EPOCH, "{\"type\":\"instant\",\"value\":\"1970-01-01T00:00:00Z\"}"),
                Arguments.of(Suit.HEARTS, "{\"type\":\"enum\",\"name\":\"Suit\",\"value\":\"HEARTS\"}"),
                Arguments.of(new Place("a", 1),
                        "{\"type\":\"record\",\"name\":\"geo.Place\",\"value\":{\"name\":\"a\",\"latitude\":1.0}}"),
                Arguments.of(Arrays.asList(1, null, List.of(2L)), "[1,null,[{\"type\":\"long\",\"value\":\"2\"}]]"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void value_hasItsForm(@Nullable Object value, String json) {
        assertThat(CODEC.encodeToString(value)).isEqualTo(json);
        assertThat(CODEC.decode(json)).isEqualTo(value);
        assertThat(CODEC.decode(CODEC.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "1.5 | At the top: a number with its type, as {\"type\":\"double\",\"value\":…} or \"decimal\", was expected, but found the number 1.5",
        "2147483648 | At the top: an int was expected, but found the number 2147483648, which is not between -2147483648 and 2147483647",
        "{} | At /type: the type of the value was expected, but found nothing",
        "{\"value\":1} | At /type: the type of the value was expected, but found nothing",
        "{\"type\":\"long\"} | At /value: a long was expected, but found nothing",
        "{\"type\":\"long\",\"value\":null} | At /value: a long was expected, but found null",
        "{\"value\":\"x\",\"type\":\"long\"} | At /value: a long was expected, but found the string \"x\"",
        "{\"type\":\"log\",\"value\":1} | At /type: the name of a type was expected, but found \"log\"; did you mean \"long\"?",
        "{\"type\":7,\"value\":1} | At /type: a string was expected, but found the number 7",
        "{\"type\":\"enum\",\"value\":\"HEARTS\"} | At /name: the name of the type was expected, but found nothing",
        "{\"type\":\"enum\",\"name\":\"Siut\",\"value\":\"HEARTS\"} | At /name: the name of an enum in the registry was expected, but found \"Siut\"; did you mean \"Suit\"?",
        "{\"type\":\"record\",\"name\":\"Suit\",\"value\":\"HEARTS\"} | At /name: the name of a record in the registry was expected, but found \"Suit\", which is an enum",
        "{\"type\":\"enum\",\"name\":\"java.lang.Thread$State\",\"value\":\"NEW\"} | At /name: the name of an enum in the registry was expected, but found \"java.lang.Thread$State\"; known are [Suit, geo.Place]",
        "{\"type\":\"enum\",\"name\":\"Suit\",\"value\":\"HEART\"} | At /value: one of [CLUBS, HEARTS] was expected, but found the string \"HEART\"; did you mean \"HEARTS\"?",
        "{\"type\":\"long\",\"name\":\"Suit\",\"value\":\"1\"} | At /name: no name beside this type was expected, but found \"Suit\"",
        "{\"type\":\"long\",\"vaule\":\"1\"} | At /vaule: a value with its type was expected, but found the unknown field \"vaule\"; did you mean \"value\"?",
        "{\"type\":\"long\",\"type\":\"long\"} | At /type: each field once was expected, but found a second one of this name",
        "[[{\"type\":\"date\",\"value\":1}]] | At /0/0/value: a date such as 2001-01-31 was expected, but found the number 1"})
    void wrongDocument_isRefused(String document, String message) {
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> CODEC.decode(document))
                .withMessage(message);
    }

    @Test
    void value_outsideTheDomainOrTheRegistry_isRefusedByName() {
        assertThatExceptionOfType(JsonCodecException.class).isThrownBy(() -> CODEC.encode(List.of(1, Year.of(2001))))
                .withMessage("At /1: a value of the domain was expected, but found a value of java.time.Year, a type"
                        + " outside the domain");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> ValueCodec.of(TypeRegistry.EMPTY).encode(Suit.HEARTS))
                .withMessageContaining("Everything$Suit, which is not in the registry");
        assertThatExceptionOfType(JsonCodecException.class)
                .isThrownBy(() -> ValueCodec.of(TypeRegistry.EMPTY).decode(CODEC.encode(Suit.HEARTS)))
                .withMessageContaining("none is registered");
    }

    @Test
    void registry_takesEnumsAndRecordsUnderOneNameEach() {
        assertThat(TYPES.names()).containsExactlyInAnyOrder("Suit", "geo.Place");
        assertThat(TYPES.and(Suit.class)).isEqualTo(TYPES).hasSameHashCodeAs(TYPES);
        assertThat(ValueCodec.of(TYPES)).isEqualTo(CODEC).isNotEqualTo(ValueCodec.of(TypeRegistry.EMPTY))
                .isNotEqualTo(CODEC.with(JsonLimits.DEFAULT.withDepth(9)));
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.and(Thread.class))
                .withMessageContaining("java.lang.Thread is neither");
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.and("Suit", Place.class))
                .withMessageContaining("stands for " + Suit.class.getName() + " already");
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.and(Place.class))
                .withMessageContaining("is called \"geo.Place\" already");
    }
}
