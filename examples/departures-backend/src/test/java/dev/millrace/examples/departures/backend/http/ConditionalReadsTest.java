package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalReadsTest {
    private Answer current = Answer.json(200, "one");
    private final ConditionalReads reads = new ConditionalReads(request -> current);

    private Answer read(String ifNoneMatch) {
        return reads.handle(Requests.of("GET", "/x", Map.of("if-none-match", ifNoneMatch), ""));
    }

    @Test
    void handle_knownBody_isSpared() {
        String tag = reads.handle(Requests.get("/x")).headers().get("ETag");

        assertThat(read(tag)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers()).containsEntry("ETag", tag);
        });
    }

    @Test
    void handle_changedBody_isSentWithAnotherTag() {
        String tag = reads.handle(Requests.get("/x")).headers().get("ETag");
        current = Answer.json(200, "two");

        assertThat(read(tag)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(Requests.textOf(answer)).isEqualTo("\"two\"");
            assertThat(answer.headers().get("ETag")).isNotEqualTo(tag);
        });
    }

    @Test
    void handle_error_hasNoTag() {
        current = Answer.error(410, "gone");

        assertThat(read("*")).isEqualTo(current);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"a\"', true",
                "'W/\"a\"', true",
                "'\"b\", \"a\"', true",
                "'*', true",
                "'\"b\"', false",
                "'a', false",
                "'', false",
            })
    void matches_headerForms(String header, boolean expected) {
        assertThat(ConditionalReads.matches(header, "\"a\"")).isEqualTo(expected);
    }
}
