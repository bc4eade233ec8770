package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableWritesTest {
    private final AtomicInteger writes = new AtomicInteger();
    private int status = 200;
    private final RepeatableWrites repeatable =
            new RepeatableWrites(request -> Answer.json(status, writes.incrementAndGet()), 2);

    private String write(String key, String body) {
        Answer answer = repeatable.handle(request(key, "/flights/1", body));
        return answer.status() + " " + Requests.textOf(answer);
    }

    private static Request request(String key, String path, String body) {
        return Requests.of("PATCH", path, Map.of("idempotency-key", key), body);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 409, 422})
    void handle_sameKey_givesTheKeptAnswer(int settled) {
        status = settled;

        assertThat(write("k", "{}")).isEqualTo(settled + " 1");
        assertThat(write("k", "{}")).isEqualTo(settled + " 1");
        assertThat(write("l", "{}")).isEqualTo(settled + " 2");
    }

    @Test
    void handle_withoutKey_isDoneEachTime() {
        Request request = Requests.of("PATCH", "/flights/1", Map.of(), "{}");
        repeatable.handle(request);
        repeatable.handle(request);

        assertThat(writes).hasValue(2);
    }

    @Test
    void handle_unsettled_isDoneAgain() {
        status = 503;
        assertThat(write("k", "{}")).isEqualTo("503 1");
        status = 200;
        assertThat(write("k", "{}")).isEqualTo("200 2");
    }

    @Test
    void handle_problem_isNotKept() {
        RepeatableWrites malformed = new RepeatableWrites(
                request -> {
                    writes.incrementAndGet();
                    throw Problem.malformed("no");
                },
                2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> malformed.handle(request("k", "/flights/1", "{}"))).isInstanceOf(Problem.class);
        }
        assertThat(writes).hasValue(2);
    }

    @Test
    void handle_keyOfAnotherWrite_isRefused() {
        write("k", "{}");

        assertThat(write("k", "{ }")).startsWith("422 ").contains("Idempotency-Key k was used for another write");
        assertThat(repeatable.handle(request("k", "/flights/2", "{}")).status()).isEqualTo(422);
        assertThat(writes).hasValue(1);
    }

    @Test
    void handle_moreKeysThanRoom_forgetsTheOldest() {
        write("a", "{}");
        write("b", "{}");
        write("c", "{}");

        assertThat(write("b", "{}")).isEqualTo("200 2");
        assertThat(write("a", "{}")).isEqualTo("200 4");
    }

    @Test
    void handle_uselessKey() {
        for (String key : List.of(" ", "x".repeat(201))) {
            assertThatThrownBy(() -> write(key, "{}"))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("header Idempotency-Key must be 1 to 200 characters");
        }
    }

    @Test
    void handle_sameKeyByManyThreads_isDoneOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 64)
                    .<Callable<String>>mapToObj(i -> () -> write("k", "{}"))
                    .toList();
            for (Future<String> answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("200 1");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
