package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    private static QueryParameters of(Map<String, List<String>> query) {
        return QueryParameters.of(Requests.withQuery(query), "limit", "since");
    }

    @Test
    void read_presentAndAbsent() {
        QueryParameters query = of(Map.of("limit", List.of("7")));

        assertThat(query.integer("limit", 1, 10, 5)).isEqualTo(7);
        assertThat(query.text("limit")).isEqualTo("7");
        assertThat(query.text("since")).isNull();
        assertThat(of(Map.of()).integer("limit", 1, 10, 5)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "", "1.5", "many", "99999999999"})
    void integer_outOfRange(String text) {
        assertThatThrownBy(() -> of(Map.of("limit", List.of(text))).integer("limit", 1, 10, 5))
                .isInstanceOf(Problem.class)
                .hasMessage("parameter limit must be a whole number from 1 to 10; found " + text);
    }

    @Test
    void of_unknownOrRepeated() {
        assertThatThrownBy(() -> of(Map.of("offset", List.of("1"))))
                .isInstanceOf(Problem.class)
                .hasMessage("parameter offset is unknown here; the parameters are limit, since");
        assertThatThrownBy(() -> of(Map.of("since", List.of("a:1", "a:2"))))
                .isInstanceOf(Problem.class)
                .hasMessage("parameter since must be given once; found a:1 and a:2");
    }
}
