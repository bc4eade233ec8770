package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminHttpTest {
    private final AtomicLong nanos = new AtomicLong();

    @AutoClose private final TestBackend backend =
            TestBackend.small(BackendOptions.defaults().withSpeed(60).withNanoTime(nanos::get));

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void health_tellsWhereTheServerStands() {
        JsonNode before = json(backend.get("/health"));
        pass(Duration.ofSeconds(25));
        JsonNode after = json(backend.get("/health"));

        String epoch = before.path("token").textValue().split(":")[0];
        assertThat(before)
                .isEqualTo(json("{'status':'up','now':'2000-12-31T22:00','flights':0,'token':'" + epoch + ":3'}"));
        assertThat(after.path("now").textValue()).isEqualTo("2000-12-31T22:25");
        assertThat(after.path("flights").intValue()).isEqualTo(2);
        assertThat(after.path("token").textValue()).startsWith(epoch + ":");
    }

    @Test
    void clock_readSetAndAdvanced() {
        assertThat(json(backend.get("/admin/clock"))).isEqualTo(json("{'now':'2000-12-31T22:00','speed':60.0}"));

        HttpResponse<String> paused = backend.send("PUT", "/admin/clock", "{'speed':0}");
        pass(Duration.ofHours(1));
        HttpResponse<String> advanced = backend.send("POST", "/admin/clock/advance", "{'minutes':90}");
        HttpResponse<String> fast = backend.send("PUT", "/admin/clock", "{'speed':600}");
        pass(Duration.ofSeconds(1));

        assertThat(json(paused)).isEqualTo(json("{'now':'2000-12-31T22:00','speed':0.0}"));
        assertThat(json(advanced)).isEqualTo(json("{'now':'2000-12-31T23:30','speed':0.0}"));
        assertThat(fast.statusCode()).isEqualTo(200);
        assertThat(json(backend.get("/admin/clock"))).isEqualTo(json("{'now':'2000-12-31T23:40','speed':600.0}"));
    }

    @Test
    void faults_readAndSet() {
        HttpResponse<String> set = backend.send(
                "PUT",
                "/admin/faults",
                "{'writes':{'next':1,'status':422,'message':'gate needed'},"
                        + "'reads':{'next':2,'status':503,'delayMillis':5}}");
        HttpResponse<String> onlyReads = backend.send("PUT", "/admin/faults", "{'reads':{'next':3,'malformed':true}}");

        assertThat(set.statusCode()).isEqualTo(204);
        assertThat(set.body()).isEmpty();
        assertThat(onlyReads.statusCode()).isEqualTo(204);
        JsonNode faults = json(backend.get("/admin/faults"));
        assertThat(faults).isEqualTo(json("""
                {'writes':{'next':1,'status':422,'message':'gate needed','delayMillis':0},\
                'reads':{'next':3,'status':0,'message':'fault on demand','delayMillis':0,'malformed':true}}"""));
        assertThat(backend.send("PUT", "/admin/faults", faults.toString()).statusCode())
                .as("what is told can be set")
                .isEqualTo(204);
    }

    @Test
    void faults_ofNone_takeThemAway() {
        backend.faults("{'reads':{'next':3,'status':503}}");
        backend.faults("{'reads':{'next':0}}");

        assertThat(json(backend.get("/admin/faults")).path("reads").path("status").intValue())
                .isZero();
        assertThat(backend.get("/flights").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "PUT  | /admin/clock         | {}                                 | field speed is missing",
                "PUT  | /admin/clock         | {'speed':-1}                       | field speed must be",
                "PUT  | /admin/clock         | {'speed':1e9}                      | field speed must be",
                "PUT  | /admin/clock         | {'speed':'fast'}                   | field speed must be",
                "PUT  | /admin/clock         | {'sped':1}                         | field sped is unknown",
                "POST | /admin/clock/advance | {'minutes':-1}                     | field minutes must be",
                "POST | /admin/clock/advance | {'minutes':0.5}                    | field minutes must be",
                "POST | /admin/clock/advance | []                                 | the body must be a JSON object",
                "PUT  | /admin/faults        | {'all':{}}                         | field all is unknown",
                "PUT  | /admin/faults        | {'reads':1}                        | field reads must be an object",
                "PUT  | /admin/faults        | {'reads':{}}                       | field reads.next is missing",
                "PUT  | /admin/faults        | {'reads':{'next':-1}}              | field reads.next must be",
                "PUT  | /admin/faults        | {'reads':{'next':1,'status':200}}  | field reads.status must be 0 or",
                "PUT  | /admin/faults        | {'reads':{'next':1,'status':600}}  | field reads.status must be",
                "PUT  | /admin/faults        | {'reads':{'next':1,'message':5}}   | field reads.message must be a text",
                "PUT  | /admin/faults        | {'writes':{'next':1,'malformed':true}} | field writes.malformed is",
                "GET  | /health?x=1          | {}                                 | parameter x is unknown",
            })
    void malformed(String method, String path, String body, String message) {
        HttpResponse<String> answer = backend.send(method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("error").textValue()).isEqualTo("Malformed");
        assertThat(json(answer).path("message").textValue()).startsWith(message);
    }
}
