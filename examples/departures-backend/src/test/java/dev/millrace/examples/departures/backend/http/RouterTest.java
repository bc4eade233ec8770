package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.examples.departures.backend.http.Router.Route;

class RouterTest {
    private final Router router = new Router(List.of(
            Route.of("GET", "/rows", request -> Answer.empty(201)),
            Route.of("PUT", "/rows", request -> Answer.empty(202)),
            Route.of("GET", "/rows/*/parts", request -> Answer.empty(203))));

    @Test
    void handle_methodAndPath() {
        assertThat(router.handle(Requests.get("/rows")).status()).isEqualTo(201);
        assertThat(router.handle(Requests.of("PUT", "/rows", Map.of(), "")).status())
                .isEqualTo(202);
        assertThat(router.handle(Requests.get("/rows/17/parts")).status()).isEqualTo(203);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/row", "/rows/17", "/rows/17/parts/1"})
    void handle_unknownPath(String path) {
        assertThatThrownBy(() -> router.handle(Requests.get(path)))
                .isInstanceOf(Problem.class)
                .hasMessage("there is nothing at " + path);
    }

    @Test
    void handle_otherMethod_tellsTheAllowed() {
        Answer answer = router.handle(Requests.of("DELETE", "/rows", Map.of(), ""));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, PUT");
        assertThat(Requests.textOf(answer))
                .isEqualTo(
                        "{\"error\":\"Method Not Allowed\","
                                + "\"message\":\"/rows does not know DELETE; it knows GET, PUT\"}");
    }
}
