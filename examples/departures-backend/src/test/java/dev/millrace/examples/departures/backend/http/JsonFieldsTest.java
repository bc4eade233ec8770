package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFieldsTest {
    private static JsonFields of(String body, String... names) {
        return JsonFields.of(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), names);
    }

    @Test
    void read_everyKind() {
        JsonFields fields = of("{'i':-3,'n':0.5,'f':true,'t':'x','z':null,'o':{'i':4}}", "i", "n", "f", "t", "z", "o");

        assertThat(fields.integer("i", -3, 3)).isEqualTo(-3);
        assertThat(fields.number("n", 0, 1)).isEqualTo(0.5);
        assertThat(fields.flag("f", false)).isTrue();
        assertThat(fields.text("t", "otherwise")).isEqualTo("x");
        assertThat(fields.textOrNull("z")).isNull();
        assertThat(fields.object("o", "i").integer("i", 0, 9)).isEqualTo(4);
    }

    @Test
    void read_absent() {
        JsonFields fields = of("{}", "x");

        assertThat(fields.has("x")).isFalse();
        assertThat(fields.integer("x", 0, 9, 5)).isEqualTo(5);
        assertThat(fields.flag("x", true)).isTrue();
        assertThat(fields.text("x", "otherwise")).isEqualTo("otherwise");
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("{}", f -> f.integer("x", 0, 9), "field x is missing"),
                wrong("{'x':10}", f -> f.integer("x", 0, 9), "field x must be a whole number from 0 to 9; found 10"),
                wrong("{'x':-1}", f -> f.integer("x", 0, 9, 0), "field x must be a whole number from 0 to 9; found -1"),
                wrong("{'x':1.5}", f -> f.integer("x", 0, 9), "field x must be a whole number from 0 to 9; found 1.5"),
                wrong("{'x':1e0}", f -> f.integer("x", 0, 9), "field x must be a whole number from 0 to 9; found 1.0"),
                wrong("{'x':'1'}", f -> f.integer("x", 0, 9),
                        "field x must be a whole number from 0 to 9; found \"1\""),
                wrong("{'x':null}", f -> f.integer("x", 0, 9),
                        "field x must be a whole number from 0 to 9; found null"),
                wrong(
                        "{'x':4294967297}",
                        f -> f.integer("x", 0, 9),
                        "field x must be a whole number from 0 to 9; found 4294967297"),
                wrong("{'x':4294967297}", f -> f.integer("x"),
                        "field x must be a whole number of 32 bits; found 4294967297"),
                wrong("{'x':'1'}", f -> f.integer("x"), "field x must be a whole number of 32 bits; found \"1\""),
                wrong("{'x':9.5}", f -> f.number("x", 0, 9), "field x must be a number from 0.0 to 9.0; found 9.5"),
                wrong("{'x':'NaN'}", f -> f.number("x", 0, 9),
                        "field x must be a number from 0.0 to 9.0; found \"NaN\""),
                wrong("{'x':1}", f -> f.flag("x", true), "field x must be true or false; found 1"),
                wrong("{'x':null}", f -> f.text("x", ""), "field x must be a text; found null"),
                wrong("{'x':7}", f -> f.textOrNull("x"), "field x must be a text or null; found 7"),
                wrong("{'x':[]}", f -> f.object("x"), "field x must be an object; found []"),
                wrong("{'x':{'y':1}}", f -> f.object("x", "a", "b"), "field x.y is unknown here; the fields are a, b"),
                wrong("{'x':{'y':1}}", f -> f.object("x", "y").flag("y", true),
                        "field x.y must be true or false; found 1"));
    }

    private static Arguments wrong(String body, Consumer<JsonFields> reading, String message) {
        return Arguments.of(body, reading, message);
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void read_wrongField_isNamed(String body, Consumer<JsonFields> reading, String message) {
        JsonFields fields = of(body, "x");

        assertThatThrownBy(() -> reading.accept(fields)).isInstanceOf(Problem.class).hasMessage(message);
    }

    @Test
    void of_unknownField() {
        assertThatThrownBy(() -> of("{'delya':1}", "version", "delay"))
                .isInstanceOf(Problem.class)
                .hasMessage("field delya is unknown here; the fields are version, delay");
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                Arguments.of("", "the body must be a JSON object; found nothing"),
                Arguments.of("[1]", "the body must be a JSON object; found [1]"),
                Arguments.of("'" + "x".repeat(99) + "'",
                        "the body must be a JSON object; found \"" + "x".repeat(59) + "..."),
                Arguments.of("{'x':1,'x':2}", "the body is not JSON: Duplicate field 'x'"),
                Arguments.of("{} {}", "the body is not JSON: "),
                Arguments.of("{'x':", "the body is not JSON: Unexpected end-of-input"));
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void of_malformedBody(String body, String message) {
        assertThatThrownBy(() -> of(body, "x")).isInstanceOf(Problem.class).hasMessageStartingWith(message);
    }
}
