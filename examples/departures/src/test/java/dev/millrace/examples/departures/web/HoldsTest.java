package dev.millrace.examples.departures.web;

import static dev.millrace.examples.departures.web.TestBoard.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.WriteState;
import dev.millrace.collections.WriteStatus;
import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Flight;

/** Holding flights, from the page's request to what the page is told in the end. */
class HoldsTest {

    private static TestBoard board;

    private ViewClient page;

    @BeforeAll
    static void start() {
        board = TestBoard.inTheMorning();
    }

    @AfterAll
    static void stop() {
        board.close();
    }

    @BeforeEach
    void open() {
        page = board.watch();
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void hold_thatTheBackendTakes_isPendingAndThenConfirmed() {
        BoardRow before = firstScheduled();
        board.control().faults("{\"writes\":{\"next\":1,\"delayMillis\":300}}").block(TestBoard.PATIENCE);

        String write = hold(before.id());

        page.await("the hold is pending, and shows", shown -> state(shown, write).equals("PERSISTING")
                && row(shown, before.id()).path("delay").intValue() == before.delay() + Flight.HOLD_MINUTES);
        page.await("the hold is confirmed", shown -> state(shown, write).equals("CONFIRMED"));
        board.catchUp();
        Flight held = board.departures().flights().base(before.id());
        assertThat(held).isNotNull();
        assertThat(held.delay()).isEqualTo(before.delay() + Flight.HOLD_MINUTES);
        assertThat(held.remark()).isEqualTo("waiting for crew");
        assertThat(row(page, before.id()).path("remark").textValue()).isEqualTo("waiting for crew");
    }

    @Test
    void hold_thatTheBackendRefuses_isRolledBackAndSaysWhy() {
        BoardRow before = firstScheduled();
        assertThat(board.send("POST", "/demo/refuse-next", "").statusCode()).isEqualTo(204);

        String write = hold(before.id());

        page.await("the hold has failed", shown -> state(shown, write).equals("FAILED"));
        assertThat(write(page, write).path("reason").textValue()).contains("the gate is needed for another flight");
        assertThat(write(page, write).path("flight").intValue()).isEqualTo(before.id());
        page.await("the old delay", shown -> row(shown, before.id()).path("delay").intValue() == before.delay());
        assertThat(board.departures().flights().isPending(before.id())).isFalse();
        String again = hold(before.id());
        page.await("the next hold is taken", shown -> state(shown, again).equals("CONFIRMED"));
    }

    @Test
    void hold_ofADepartedFlight_isRefusedByTheBackend() {
        board.advance(30);
        Flight departed = board.departures().flights().rows().stream()
                .filter(flight -> flight.status() == Flight.Status.DEPARTED).findFirst()
                .orElseThrow();

        String write = hold(departed.id());

        page.await("the hold has failed", shown -> state(shown, write).equals("FAILED"));
        assertThat(write(page, write).path("reason").textValue()).isNotBlank();
        assertThat(board.departures().flights().get(departed.id())).isEqualTo(departed);
    }

    @Test
    void hold_ofAFlightThatHasChangedMeanwhile_isRefusedWithTheConflict() {
        BoardRow before = firstScheduled();
        board.control().faults("{\"reads\":{\"next\":1000000,\"status\":503,\"message\":\"down for a moment\"}}")
                .block(TestBoard.PATIENCE);
        page.awaitValue("sync", "/flights/status", "RETRYING");
        board.control().advance(60).block(TestBoard.PATIENCE);

        String write = hold(before.id());

        page.await("the hold has failed", shown -> state(shown, write).equals("FAILED"));
        board.control().faults("{\"reads\":{\"next\":0}}").block(TestBoard.PATIENCE);
        page.awaitValue("sync", "/flights/status", "LIVE");
    }

    @Test
    void holds_ofLateComers_areToldTheRecentOnes() {
        String write = hold(firstScheduled().id());
        page.await("the hold is confirmed", shown -> state(shown, write).equals("CONFIRMED"));

        try (ViewClient later = board.watch()) {
            later.await("the hold", shown -> state(shown, write).equals("CONFIRMED"));
        }
    }

    @Test
    void word_saysWhatIsAmissFirst() {
        assertThat(Holds.word(new WriteStatus(WriteState.PERSISTING, false, false))).isEqualTo("PERSISTING");
        assertThat(Holds.word(new WriteStatus(WriteState.ACCEPTED, true, false))).isEqualTo("UNCONFIRMED");
        assertThat(Holds.word(new WriteStatus(WriteState.PENDING, false, true))).isEqualTo("CONFLICT");
    }

    private BoardRow firstScheduled() {
        return board.rows().stream().filter(row -> row.status() == Flight.Status.SCHEDULED).findFirst().orElseThrow();
    }

    private String hold(int flight) {
        HttpResponse<String> answer =
                board.send("POST", "/flights/" + flight + "/hold", "{'remark':'waiting for crew'}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("write").textValue();
    }

    private static String state(ViewClient page, String write) {
        return write(page, write).path("state").asText();
    }

    private static JsonNode write(ViewClient page, String write) {
        for (JsonNode each : page.value("writes").path("writes")) {
            if (each.path("id").asText().equals(write)) {
                return each;
            }
        }
        return json("{}");
    }

    private static JsonNode row(ViewClient page, int flight) {
        return page.rows("board").stream().filter(row -> row.path("id").intValue() == flight).findFirst()
                .orElse(json("{}"));
    }
}
