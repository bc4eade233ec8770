package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void nothing_isTheUsual() {
        assertThat(Options.parse()).isEqualTo(new Options(false, 8080, 120));
    }

    @Test
    void options_areTakenInAnyOrder() {
        assertThat(Options.parse("--speed", "600", "--port", "0")).isEqualTo(new Options(false, 0, 600));
        assertThat(Options.parse("--port", "65535", "--speed", "1.5")).isEqualTo(new Options(false, 65_535, 1.5));
        assertThat(Options.parse("--check")).isEqualTo(new Options(true, 8080, 120));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--prot 80 | unknown option \"--prot\"",
        "8080 | unknown option \"8080\"",
        "--port | --port takes a whole number from 0 to 65535, but was given nothing",
        "--port x | --port takes a whole number from 0 to 65535, but was given x",
        "--port -1 | but was given -1",
        "--port 65536 | but was given 65536",
        "--port 80.5 | but was given 80.5",
        "--speed | --speed takes a number from 1 to 10000, but was given nothing",
        "--speed fast | but was given fast",
        "--speed 0 | but was given 0",
        "--speed NaN | but was given NaN",
        "--speed 10001 | but was given 10001"})
    void wrongOptions_areRefusedInWords(String arguments, String message) {
        assertThatThrownBy(() -> Options.parse(arguments.split(" "))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
