package dev.millrace.examples.departures.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void parse_none() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.options().port()).isEqualTo(8090);
        assertThat(arguments.options().speed()).isEqualTo(120);
        assertThat(arguments.options().seed()).isEqualTo(1);
        assertThat(arguments.exitWithStdin()).isFalse();
    }

    @Test
    void parse_all() {
        Arguments arguments = Arguments.parse("--seed", "-9", "--exit-with-stdin", "--port", "0", "--speed", "0.5");

        assertThat(arguments.options().port()).isZero();
        assertThat(arguments.options().speed()).isEqualTo(0.5);
        assertThat(arguments.options().seed()).isEqualTo(-9);
        assertThat(arguments.exitWithStdin()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--ports 1     | unknown argument --ports",
                "--port        | --port needs a number after it",
                "--port x      | --port needs a number; found \"x\"",
                "--port 1.5    | --port needs a number; found \"1.5\"",
                "--port 70000  | a port is 0 to 65535; found 70000",
                "--speed -1    | the speed is 0 to 100000.0; found -1.0",
                "--speed NaN   | the speed is 0 to 100000.0; found NaN",
            })
    void parse_wrong(String line, String message) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void options_negativeRetention() {
        BackendOptions options = BackendOptions.defaults();

        assertThatThrownBy(() -> options.withRetainedTombstones(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
