package dev.millrace.examples.departures.web;

import static dev.millrace.examples.departures.web.TestBoard.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers, apart from the streams. */
class BoardServerTest {

    private static final String VIEW = "/views/" + UUID.randomUUID();

    private static final String VIEW_OF_ANOTHER = "/views/7e0a3b5e-6a0c-4c50-9a51-6fc0a3f3a001";

    private static TestBoard board;

    @BeforeAll
    static void start() {
        board = TestBoard.inTheMorning();
    }

    @AfterAll
    static void stop() {
        board.close();
    }

    @ParameterizedTest
    @CsvSource({"/,text/html", "/assets/main.js,text/javascript", "/assets/theme.css,text/css",
        "/assets/mark.svg,image/svg+xml",
        "/millrace.js,text/javascript", "/millrace-live.js,text/javascript"})
    void files_haveTheirTypes(String path, String type) {
        HttpResponse<String> answer = board.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type + "; charset=utf-8");
        assertThat(answer.body()).isNotBlank();
    }

    @Test
    void page_namesOnlyFilesThatAreServed() {
        Matcher names = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(board.get("/").body());

        assertThat(names.results().map(name -> name.group(1)).toList()).hasSizeGreaterThan(5)
                .allSatisfy(path -> assertThat(board.get(path).statusCode()).as(path).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/assets/nothing.js", "/assets/BoardServer.class",
        "/assets/..%2F..%2Fboard%2FFlight.class",
        "/assets/%2e%2e/x.js", "/views", "/flights/1"})
    void unknownPath_isNotFound(String path) {
        assertThat(board.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void unknownPath_isAnsweredInWords() {
        assertThat(json(board.get("/nothing")))
                .isEqualTo(json("{\"error\":\"Not found\",\"message\":\"Nothing is known of GET /nothing\"}"));
    }

    @Test
    void meta_namesTheStates() {
        assertThat(json(board.get("/meta")).path("states")).extracting(node -> node.textValue())
                .contains("AK", "CA", "NA", "WY").isSorted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'state':'XX','airport':null,'page':0} | 422 | unknown state \"XX\"; known: AK, AL, AR",
        "{'state':null,'airport':'???','page':0} | 422 | unknown airport \"???\"",
        "{'state':null,'airport':null,'page':-1} | 400 | page must be a whole number from 0 to 1000000, but is -1",
        "{'state':null,'airport':null,'page':1.5} | 400 | page must be a whole number",
        "{'state':null,'airport':null,'page':'1'} | 400 | page must be a whole number",
        "{'state':null,'airport':null,'page':99999999999} | 400 | page must be a whole number",
        "{'state':null,'airport':null} | 400 | page must be a whole number from 0 to 1000000, but is missing",
        "{'state':7,'airport':null,'page':0} | 400 | state must be a text or null, but is 7",
        "[] | 400 | A JSON object is needed",
        "{'state': | 400 | The body is no JSON"})
    void view_thatCannotBeShown_isRefusedWithWhatIsWrong(String body, int status, String message) {
        HttpResponse<String> answer = board.send("PUT", VIEW, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("message").textValue()).contains(message);
    }

    @Test
    void view_withoutBody_isRefused() {
        assertThat(board.send("PUT", VIEW, "").statusCode()).isEqualTo(400);
    }

    @Test
    void view_thatIsNoUuid_isRefused() {
        assertThat(board.send("PUT", "/views/7", "{'page':0}").statusCode()).isEqualTo(400);
        assertThat(board.get("/events?view=7").statusCode()).isEqualTo(400);
        assertThat(json(board.get("/events")).path("message").textValue()).contains("UUID").contains("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/flights/0/hold | {'remark':'crew'} | 404 | key 0, which is not there",
        "/flights/x/hold | {'remark':'crew'} | 400 | A flight is named by its number, but was named x",
        "/flights/1/hold | {} | 400 | A hold needs a remark",
        "/flights/1/hold | {'remark':'  '} | 400 | A hold needs a remark",
        "/flights/1/hold | {'remark':7} | 400 | remark must be a text"})
    void hold_thatCannotBeMade_isRefusedWithWhatIsWrong(String path, String body, int status, String message) {
        HttpResponse<String> answer = board.send("POST", path, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("message").textValue()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PUT | " + VIEW_OF_ANOTHER + " | {'page':0}",
        "POST | /flights/0/hold | {'remark':'crew'}", "POST | /demo/refuse-next | {}",
        "PUT | /demo/speed | {'speed':0}"})
    void change_thatAnotherSitesPageAsksFor_isRefused(String method, String path, String body) {
        HttpResponse<String> answer = board.sendFrom("http://evil.example", method, path, body);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).path("message").textValue())
                .contains("the board's own page").contains("http://evil.example");
        String own = board.address().toString().replaceFirst("/$", "");
        assertThat(board.sendFrom(own, method, path, body).statusCode()).isNotEqualTo(403);
    }

    @Test
    void body_thatIsTooLong_isRefused() {
        HttpResponse<String> answer = board.send("POST", "/flights/1/hold", "{'remark':'" + "x".repeat(5_000) + "'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("message").textValue()).contains("4096");
    }

    @Test
    void speed_isTheBackends() {
        assertThat(board.send("PUT", "/demo/speed", "{'speed':60}").statusCode()).isEqualTo(204);
        assertThat(json(board.get("/meta")).path("speed").doubleValue()).isEqualTo(60);

        assertThat(board.send("PUT", "/demo/speed", "{'speed':0}").statusCode()).isEqualTo(204);
        assertThat(json(board.get("/meta")).path("speed").doubleValue()).isZero();
        assertThat(board.send("PUT", "/demo/speed", "{'speed':-1}").statusCode()).isEqualTo(400);
    }

    /** Reactor Netty 1.3.7 read no more of a connection after that: its issue 4361. */
    @Test
    void requests_sentBeforeTheAnswers_areAllAnswered() throws IOException {
        String slow = "GET /meta HTTP/1.1\r\nHost: board\r\n\r\n";
        String quick = "GET /nothing HTTP/1.1\r\nHost: board\r\n\r\n";
        String last = "GET /nothing HTTP/1.1\r\nHost: board\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", board.address().getPort())) {
            socket.setSoTimeout((int) TestBoard.PATIENCE.toMillis());
            socket.getOutputStream().write((slow + quick).getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(nextStatus(answers)).endsWith("200 OK");
            assertThat(nextStatus(answers)).endsWith("404 Not Found");

            socket.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));

            assertThat(nextStatus(answers)).endsWith("404 Not Found");
        }
    }

    private static String nextStatus(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.contains("HTTP/1.1 ")) { // a body ends without a line's end
            line = answers.readLine();
        }
        return String.valueOf(line);
    }

    @Test
    void start_onATakenPort_takesAFreeOne() {
        int taken = board.address().getPort();

        try (BoardServer second = BoardServer.start(board.departures(), board.control(), taken, 0)) {
            assertThat(URI.create(second.address()).getPort()).isNotEqualTo(taken).isPositive();
        }
        assertThat(board.get("/meta").statusCode()).isEqualTo(200);
    }

    @Test
    void close_endsTheStreamsAndFreesThePort() {
        BoardServer second = BoardServer.start(board.departures(), board.control(), 0, 0);
        try (ViewClient page = ViewClient.connect(URI.create(second.address()), UUID.randomUUID().toString())) {
            page.await("a first row", shown -> !shown.rows("board").isEmpty());

            second.close();

            page.await("the end", ViewClient::hasEnded);
            assertThatThrownBy(() -> URI.create(second.address()).toURL().openStream())
                    .isInstanceOf(ConnectException.class);
        }
    }
}
