package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsHttpTest {
    @AutoClose private final TestBackend backend = TestBackend.small();

    @BeforeEach
    void letTheFirstFlightBeKnown() {
        backend.advance(10);
    }

    private HttpResponse<String> patch(int version, String... headers) {
        return backend.send("PATCH", "/flights/1", "{'version':" + version + ",'delay':15}", headers);
    }

    private static Duration timeOf(Supplier<HttpResponse<String>> request) {
        long start = System.nanoTime();
        request.get();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void writes_failAsToldAndChangeNothing() {
        backend.faults("{'writes':{'next':2,'status':422,'message':'gate needed for another flight'}}");

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = patch(1);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer)).isEqualTo(json("{'error':'Refused','message':'gate needed for another flight'}"));
        }
        assertThat(json(backend.get("/flights")).path("items").get(0).path("version").intValue())
                .isOne();
        assertThat(patch(1).statusCode()).isEqualTo(200);
    }

    @Test
    void writes_failed_mayBeRepeatedUnderTheirKey() {
        String key = UUID.randomUUID().toString();
        backend.faults("{'writes':{'next':1,'status':503}}");

        assertThat(patch(1, "Idempotency-Key", key).statusCode()).isEqualTo(503);
        assertThat(patch(1, "Idempotency-Key", key).statusCode()).isEqualTo(200);
    }

    @Test
    void reads_failAsTold_ofBothCollections() {
        backend.faults("{'reads':{'next':2,'status':503,'message':'down'}}");

        assertThat(json(backend.get("/flights"))).isEqualTo(json("{'error':'Unavailable','message':'down'}"));
        assertThat(backend.get("/health").statusCode()).as("the admin's reads are spared").isEqualTo(200);
        assertThat(backend.get("/airports").statusCode()).isEqualTo(503);
        assertThat(backend.get("/airports").statusCode()).isEqualTo(200);
    }

    @Test
    void reads_malformed_haveAWrongTypeInTheFirstRow() {
        backend.faults("{'reads':{'next':2,'malformed':true}}");

        JsonNode flights = json(backend.get("/flights"));
        JsonNode airports = json(backend.get("/airports"));

        assertThat(flights.path("items").get(0).path("delay").isTextual()).isTrue();
        assertThat(flights.path("items").get(0).path("id").intValue()).isOne();
        assertThat(airports.path("items").get(0).path("latitude").isTextual()).isTrue();
        assertThat(airports.path("items").get(1).path("latitude").isNumber()).isTrue();
        assertThat(json(backend.get("/flights")).path("items").get(0).path("delay").isInt())
                .isTrue();
    }

    @Test
    void reads_malformed_spareNoAnswer() {
        HttpResponse<String> sound = backend.get("/flights");
        String tag = sound.headers().firstValue("ETag").orElseThrow();
        backend.faults("{'reads':{'next':2,'malformed':true}}");

        HttpResponse<String> known = backend.get("/flights", "If-None-Match", tag);
        HttpResponse<String> empty = backend.get("/flights?since=" + json(sound).path("token").textValue());

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.headers().firstValue("ETag")).isEmpty();
        assertThat(json(known).path("items").get(0).path("delay").isTextual()).isTrue();
        assertThat(json(empty).path("items")).hasSize(1);
        assertThat(json(empty).path("items").get(0).path("delay").isTextual()).isTrue();
    }

    @Test
    void reads_malformed_ofAnUnusableToken_areGone() {
        backend.faults("{'reads':{'next':1,'malformed':true}}");

        assertThat(backend.get("/flights?since=other:1").statusCode()).isEqualTo(410);
    }

    @Test
    void delay_holdsBackWhatWasReadAtOnce() {
        backend.faults("{'reads':{'next':1,'delayMillis':300},'writes':{'next':2,'status':503,'delayMillis':300}}");

        assertThat(timeOf(() -> backend.get("/flights"))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(timeOf(() -> patch(1))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        backend.faults("{'writes':{'next':1,'delayMillis':300}}");
        assertThat(timeOf(() -> patch(1))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(json(backend.get("/flights")).path("items").get(0).path("version").intValue())
                .isEqualTo(2);
    }
}
