package dev.millrace.examples.departures.backend.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    private static List<List<String>> read(String text) throws IOException {
        return Csv.read(new StringReader(text));
    }

    @Test
    void read_plainFields() throws IOException {
        assertThat(read("a,b\nc,d\n")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void read_emptyFields() throws IOException {
        assertThat(read(",\na,,\"\"")).containsExactly(List.of("", ""), List.of("a", "", ""));
    }

    @Test
    void read_quotedFields() throws IOException {
        assertThat(read("\"a,b\",\"W. H. \"\"Bud\"\" Barron\",\"two\r\nlines\"\r\nx"))
                .containsExactly(List.of("a,b", "W. H. \"Bud\" Barron", "two\r\nlines"), List.of("x"));
    }

    @Test
    void read_emptyLinesAndMissingLastLineEnd() throws IOException {
        assertThat(read("\r\na\n\n\nb")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void read_nothing() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'a\nb\"c', 'line 2 has a quote inside an unquoted field'",
                "'\"a\nb', 'line 2 has a quoted field without an end'",
                "'\"a\"b', 'line 1 has text after a closing quote'",
                "'a\rb', 'line 1 has a carriage return without a line feed'",
            })
    void read_malformed(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessage(message);
    }
}
