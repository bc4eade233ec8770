package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritesHttpTest {
    @AutoClose private final TestBackend backend = TestBackend.small();

    @BeforeEach
    void letTheFirstFlightBeKnown() {
        backend.advance(10);
    }

    private HttpResponse<String> patch(String body, String... headers) {
        return backend.send("PATCH", "/flights/1", body, headers);
    }

    private JsonNode flight() {
        return json(backend.get("/flights?limit=1")).path("items").get(0);
    }

    private static String message(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).path("error").textValue()).isEqualTo(error);
        return json(answer).path("message").textValue();
    }

    @Test
    void patch_isAnsweredWithTheRowAndSeenByReaders() {
        String before = json(backend.get("/flights")).path("token").textValue();

        HttpResponse<String> answer =
                patch("{'version':1,'delay':15,'remark':'held'}", "Idempotency-Key", UUID.randomUUID().toString());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode row = json("""
                {'id':1,'scheduled':'2001-01-01T00:10','delay':15,'distance':337,'origin':'SFO','destination':'LAX',\
                'status':'SCHEDULED','remark':'held','version':2}""");
        JsonNode changes = json(backend.get("/flights?since=" + before));
        assertThat(changes.path("items")).containsExactly(row);
        assertThat(json(answer).path("item")).isEqualTo(row);
        assertThat(json(answer).path("token")).isEqualTo(changes.path("token"));
        assertThat(json(answer)).hasSize(2);
    }

    @Test
    void patch_remarkOfNull_takesItAway() {
        patch("{'version':1,'remark':'held'}");

        HttpResponse<String> answer = patch("{'version':2,'remark':null}");

        assertThat(json(answer).path("item").path("remark").isNull()).isTrue();
        assertThat(flight().path("version").intValue()).isEqualTo(3);
    }

    @Test
    void patch_textBeyondAscii() {
        assertThat(json(patch("{'version':1,'remark':'Zürich \uD83D\uDEEB'}")).path("item").path("remark").textValue())
                .isEqualTo("Zürich \uD83D\uDEEB");
    }

    @Test
    void patch_otherVersion() {
        patch("{'version':1,'delay':5}");

        HttpResponse<String> answer = patch("{'version':1,'delay':15}");

        assertThat(message(answer, 409, "Conflict")).isEqualTo("flight 1 has version 2 now, not 1");
        assertThat(json(answer).path("serverVersion").intValue()).isEqualTo(2);
        assertThat(json(answer).path("serverData")).isEqualTo(flight());
    }

    @Test
    void patch_unknownFlight() {
        assertThat(message(backend.send("PATCH", "/flights/99", "{'version':1,'delay':5}"), 404, "Not Found"))
                .isEqualTo("flight 99 is not on the board");
        assertThat(message(backend.send("PATCH", "/flights/first", "{'version':1,'delay':5}"), 404, "Not Found"))
                .contains("\"first\"");
    }

    @Test
    void patch_refused() {
        assertThat(message(patch("{'version':1,'delay':1441}"), 422, "Refused"))
                .startsWith("delay 1441 is out of range");
        assertThat(message(patch("{'version':1,'remark':'" + "x".repeat(201) + "'}"), 422, "Refused"))
                .startsWith("remark has 201 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "                              | the body must be a JSON object",
                "[]                            | the body must be a JSON object",
                "{                             | the body is not JSON",
                "{'delay':15}                  | field version is missing",
                "{'version':0,'delay':15}      | field version must be",
                "{'version':'1','delay':15}    | field version must be",
                "{'version':1.5,'delay':15}    | field version must be",
                "{'version':1}                 | nothing to change; the fields are delay and remark",
                "{'version':1,'delay':1.5}     | field delay must be",
                "{'version':1,'delay':null}    | field delay must be",
                "{'version':1,'delay':1e99}    | field delay must be",
                "{'version':1,'delay':3000000000} | field delay must be",
                "{'version':1,'remark':5}      | field remark must be a text or null; found 5",
                "{'version':1,'status':'X'}    | field status is unknown here; the fields are version, delay, remark",
                "{'version':1,'delay':1,'delay':2} | the body is not JSON: Duplicate",
            })
    void patch_malformed(String body, String message) {
        assertThat(message(patch(body == null ? "" : body), 400, "Malformed")).startsWith(message);
        assertThat(flight().path("version").intValue()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/jsonp", "application/x-www-form-urlencoded"})
    void patch_otherContentType(String type) {
        HttpResponse<String> answer = backend.send(
                "PATCH", "/flights/1", BodyPublishers.ofString("{\"version\":1,\"delay\":5}"), "Content-Type", type);

        assertThat(message(answer, 415, "Unsupported Media Type")).endsWith("found " + type);
    }

    @Test
    void patch_contentTypeWithCharset() {
        HttpResponse<String> answer = backend.send(
                "PATCH",
                "/flights/1",
                BodyPublishers.ofString("{\"version\":1,\"delay\":5}"),
                "Content-Type",
                "application/json; charset=utf-8");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void patch_tooLong_isRefusedAndTheServerGoesOn() {
        byte[] tooMuch = "x".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);

        HttpResponse<String> declared = backend.send(
                "PATCH", "/flights/1", BodyPublishers.ofByteArray(tooMuch), "Content-Type", "application/json");
        HttpResponse<String> chunked = backend.send(
                "PATCH",
                "/flights/1",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooMuch)),
                "Content-Type",
                "application/json");

        assertThat(message(declared, 413, "Too Large")).contains("16384");
        assertThat(message(chunked, 413, "Too Large")).contains("16384");
        assertThat(patch("{'version':1,'delay':5}").statusCode()).isEqualTo(200);
    }

    @Test
    void patch_sameKey_isDoneOnce() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = patch("{'version':1,'delay':15}", "Idempotency-Key", key);
        patch("{'version':2,'delay':20}");

        HttpResponse<String> again = patch("{'version':1,'delay':15}", "Idempotency-Key", key);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(flight().path("version").intValue()).isEqualTo(3);
    }

    @Test
    void patch_sameKeyAfterConflict_staysAConflict() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = patch("{'version':2,'delay':15}", "Idempotency-Key", key);
        patch("{'version':1,'delay':20}");

        HttpResponse<String> again = patch("{'version':2,'delay':15}", "Idempotency-Key", key);

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void patch_keyOfAnotherWrite() {
        String key = UUID.randomUUID().toString();
        patch("{'version':1,'delay':15}", "Idempotency-Key", key);

        assertThat(message(patch("{'version':2,'delay':16}", "Idempotency-Key", key), 422, "Refused"))
                .contains("was used for another write");
    }
}
