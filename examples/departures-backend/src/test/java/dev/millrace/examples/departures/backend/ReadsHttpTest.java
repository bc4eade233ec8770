package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadsHttpTest {
    @AutoClose private final TestBackend backend = TestBackend.small();

    private String token() {
        return json(backend.get("/health")).path("token").textValue();
    }

    private static List<Integer> ids(JsonNode page) {
        List<Integer> ids = new ArrayList<>();
        page.path("items").forEach(row -> ids.add(row.path("id").intValue()));
        return ids;
    }

    private String expect(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(answer).path("error").textValue()).isEqualTo(error);
        return json(answer).path("message").textValue();
    }

    @Test
    void airports_snapshot() {
        HttpResponse<String> answer = backend.get("/airports");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        String expected = """
                {'items':[
                {'iata':'CLD','name':'MC Clellan-Palomar Airport','city':'NA','state':'NA',
                'country':'USA','latitude':33.125,'longitude':-117.25,'version':1},
                {'iata':'LAX','name':'Los Angeles International','city':'Los Angeles','state':'CA',
                'country':'USA','latitude':33.75,'longitude':-118.5,'version':1},
                {'iata':'SFO','name':'San Francisco International','city':'San Francisco','state':'CA',
                'country':'USA','latitude':37.5,'longitude':-122.25,'version':1}],
                'nextCursor':null,'hasMore':false,'token':'%s'}""".formatted(token());
        assertThat(json(answer)).isEqualTo(json(expected));
    }

    @Test
    void flights_row() {
        backend.advance(10);

        JsonNode page = json(backend.get("/flights"));

        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").get(0)).isEqualTo(json("""
                {'id':1,'scheduled':'2001-01-01T00:10','delay':0,'distance':337,'origin':'SFO','destination':'LAX',\
                'status':'SCHEDULED','remark':null,'version':1}"""));
    }

    @Test
    void flights_beforeTheFirstIsKnown() {
        assertThat(json(backend.get("/flights")))
                .isEqualTo(json("{'items':[],'nextCursor':null,'hasMore':false,'token':'" + token() + "'}"));
    }

    @Test
    void flights_pagesAmidChanges_loseNothing() {
        backend.advance(40);
        String token = token();

        JsonNode first = json(backend.get("/flights?limit=3"));
        backend.advance(10);
        JsonNode second = json(backend.get("/flights?limit=3&cursor=" + first.path("nextCursor").textValue()));

        assertThat(ids(first)).containsExactly(1, 2, 3);
        assertThat(first.path("hasMore").booleanValue()).isTrue();
        assertThat(first.path("token").textValue()).isEqualTo(token);
        assertThat(ids(second)).containsExactly(4, 5);
        assertThat(second.path("hasMore").booleanValue()).isFalse();
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(second.path("token").textValue()).isEqualTo(token);
        assertThat(ids(json(backend.get("/flights?since=" + token)))).contains(5);
    }

    @Test
    void changes_ofRowsAndDeletes() {
        backend.advance(100);
        String before = token();
        backend.advance(4 * 60);

        JsonNode all = json(backend.get("/flights?since=" + before));

        assertThat(all.path("deleted")).as("flights that left by 00:40, as %s", all).contains(json("1"));
        assertThat(all.path("token").textValue()).isEqualTo(token());
        assertThat(all.path("hasMore").booleanValue()).isFalse();
        assertThat(all.fieldNames()).toIterable().containsExactly("items", "deleted", "token", "hasMore");
    }

    @Test
    void changes_pageByPage_areAllOfThem() {
        String since = token();
        backend.advance(5 * 60);
        JsonNode all = json(backend.get("/flights?since=" + since));
        List<Integer> rows = new ArrayList<>();
        List<Integer> deleted = new ArrayList<>();

        JsonNode page;
        do {
            page = json(backend.get("/flights?limit=2&since=" + since));
            assertThat(page.path("items").size() + page.path("deleted").size()).isBetween(1, 2);
            rows.addAll(ids(page));
            page.path("deleted").forEach(key -> deleted.add(key.intValue()));
            since = page.path("token").textValue();
        } while (page.path("hasMore").booleanValue());

        assertThat(rows).isNotEmpty().isEqualTo(ids(all));
        assertThat(deleted).isNotEmpty().hasSize(all.path("deleted").size());
        assertThat(since).isEqualTo(all.path("token").textValue());
    }

    @Test
    void changes_ofAirports_areEmptyAndMoveOn() {
        String before = token();
        backend.advance(60);

        assertThat(json(backend.get("/airports?since=" + before)))
                .isEqualTo(json("{'items':[],'deleted':[],'token':'" + token() + "','hasMore':false}"));
        assertThat(token()).isNotEqualTo(before);
    }

    @Test
    void changes_unusableTokens_areGone() {
        String own = token();
        String epoch = own.substring(0, own.indexOf(':'));

        assertThat(expect(backend.get("/flights?since=other:0"), 410, "Gone")).contains("another run");
        assertThat(expect(backend.get("/flights?since=" + epoch + ":999"), 410, "Gone")).contains("ahead");
        assertThat(expect(backend.get("/airports?since=other:0"), 410, "Gone")).contains("snapshot");
    }

    @Test
    void changes_olderThanTheTombstones_areGone() {
        try (TestBackend forgetful = TestBackend.small(
                BackendOptions.defaults().withSpeed(0).withRetainedTombstones(3))) {
            forgetful.advance(60);
            JsonNode page = json(forgetful.get("/flights?limit=2"));
            forgetful.advance(24 * 60);

            String since = page.path("token").textValue();
            assertThat(expect(forgetful.get("/flights?since=" + since), 410, "Gone")).contains("forgotten");
            String cursor = page.path("nextCursor").textValue();
            assertThat(expect(forgetful.get("/flights?cursor=" + cursor), 410, "Gone")).contains("forgotten");
        }
    }

    @Test
    void etag_changesExactlyWithTheAnswer() {
        backend.advance(30);
        for (String path : List.of("/flights?limit=2", "/flights?since=" + token())) {
            HttpResponse<String> first = backend.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();

            HttpResponse<String> same = backend.get(path, "If-None-Match", tag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(same.headers().firstValue("ETag")).hasValue(tag);
            assertThat(same.headers().firstValue("Cache-Control")).hasValue("no-store");

            backend.advance(30);
            HttpResponse<String> changed = backend.get(path, "If-None-Match", tag);
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.body()).isNotEqualTo(first.body());
            assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, parameter limit must be",
        "limit=1001, parameter limit must be",
        "limit=x, parameter limit must be",
        "limit=1&limit=2, parameter limit must be given once",
        "offset=2, parameter offset is unknown",
        "cursor=zzz, parameter cursor must be",
        "since=zzz, parameter since: a token has the form",
        "since=a:1&cursor=b, parameters cursor and since exclude each other",
    })
    void read_malformedQuery(String query, String message) {
        assertThat(expect(backend.get("/flights?" + query), 400, "Malformed")).startsWith(message);
    }

    /** The client refuses to send such an address, so the request is written by hand. */
    @Test
    void read_malformedAddress() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", backend.port())) {
            socket.getOutputStream()
                    .write("GET /flights?limit=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("the address of the request is malformed");
        }
    }

    @Test
    void unknownPath() {
        for (String path : List.of("/", "/flight", "/airports/SFO", "/admin")) {
            assertThat(expect(backend.get(path), 404, "Not Found")).isEqualTo("there is nothing at " + path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /flights, GET",
        "GET, /flights/17, PATCH",
        "DELETE, /flights/17, PATCH",
        "PUT, /health, GET",
        "DELETE, /admin/clock, 'GET, PUT'",
        "GET, /admin/clock/advance, POST",
        "POST, /admin/faults, 'GET, PUT'",
    })
    void otherMethod(String method, String path, String allowed) {
        HttpResponse<String> answer = backend.send(method, path, "{}");

        assertThat(expect(answer, 405, "Method Not Allowed")).contains(path, allowed);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
    }
}
