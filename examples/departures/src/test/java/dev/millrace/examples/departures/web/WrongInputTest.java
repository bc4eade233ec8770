package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Flight;

/** A backend in trouble, as the page is told of it: nothing is lost, and all recovers without a restart of the board. */
class WrongInputTest {

    private TestBoard board;
    private ViewClient page;

    @BeforeEach
    void start() {
        board = TestBoard.inTheMorning();
        page = board.watch();
        awaitStore();
    }

    @AfterEach
    void stop() {
        page.close();
        board.close();
    }

    @Test
    void malformedRow_isRefusedWholeAndToldUntilTheNextGoodAnswer() {
        List<JsonNode> before = page.rows("board");
        board.control().faults("{\"reads\":{\"next\":4,\"malformed\":true}}").block(TestBoard.PATIENCE);
        board.control().advance(60).block(TestBoard.PATIENCE);

        page.awaitValue("sync", "/flights/status", "STALE");
        assertThat(page.value("sync").at("/flights/message").textValue()).contains("\"flights\"");
        assertThat(page.value("sync").at("/flights/attempt").intValue()).isPositive();
        assertThat(page.rows("board")).as("the last good rows").isEqualTo(before);

        page.awaitValue("sync", "/flights/status", "LIVE");
        board.catchUp();
        awaitStore();
        assertThat(page.rows("board")).isNotEqualTo(before);
    }

    @Test
    void backendThatFails_isToldAndAskedAgain() {
        board.control().faults("{\"reads\":{\"next\":4,\"status\":503,\"message\":\"the tower is closed\"}}")
                .block(TestBoard.PATIENCE);

        page.awaitValue("sync", "/flights/status", "RETRYING");
        assertThat(page.value("sync").at("/flights/message").textValue()).contains("the tower is closed");

        page.awaitValue("sync", "/flights/status", "LIVE");
        board.advance(30);
        awaitStore();
    }

    @Test
    void backendThatDiesAndReturns_isFollowedAgainFromItsOwnBeginning() {
        List<JsonNode> before = page.rows("board");
        int flights = board.departures().flights().size();

        board.killBackend();

        page.awaitValue("sync", "/flights/status", "RETRYING");
        assertThat(page.value("sync").at("/flights/message").textValue()).isNotBlank();
        assertThat(page.rows("board")).as("the last good rows").isEqualTo(before);
        assertThat(board.departures().flights().size()).isEqualTo(flights);
        assertThat(board.get("/meta").statusCode()).isEqualTo(200);

        board.returnBackend();

        page.awaitValue("sync", "/flights/status", "LIVE");
        board.catchUp();
        assertThat(board.departures().flights().size()).as("it is night again: nothing flies").isZero();
        page.await("an empty board", shown -> shown.rows("board").isEmpty());
        board.advance(TestBoard.MINUTES_TO_MORNING);
        awaitStore();
        assertThat(page.rows("board")).as("the same seed gives the same morning").isEqualTo(before);
    }

    @Test
    void hold_whileTheBackendIsAway_isSentWhenItIsBack() {
        BoardRow held =
                board.rows().stream().filter(row -> row.status() == Flight.Status.SCHEDULED).findFirst().orElseThrow();
        board.control().faults("{\"writes\":{\"next\":2,\"status\":503,\"message\":\"the tower is closed\"}}")
                .block(TestBoard.PATIENCE);

        assertThat(board.send("POST", "/flights/" + held.id() + "/hold", "{'remark':'crew'}").statusCode())
                .isEqualTo(202);

        page.await("the hold shows and is pending", shown -> hold(shown).equals("PERSISTING") && shown.rows("board")
                .stream()
                .anyMatch(row -> row.path("id").intValue() == held.id() && row.path("remark").asText().equals("crew")));
        page.await("the hold is confirmed", shown -> hold(shown).equals("CONFIRMED"));
        assertThat(board.departures().flights().base(held.id())).extracting(Flight::delay)
                .isEqualTo(held.delay() + Flight.HOLD_MINUTES);
    }

    @Test
    void demo_withoutBackend_saysSo() {
        board.killBackend();

        var answer = board.send("POST", "/demo/refuse-next", "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(TestBoard.json(answer).path("message").textValue()).contains("cannot be reached")
                .contains("http://127.0.0.1");
    }

    private void awaitStore() {
        List<Integer> expected = board.rows().stream().map(BoardRow::id).toList();
        page.await("the rows of the store",
                shown -> shown.rows("board").stream().map(row -> row.path("id").intValue()).toList()
                        .equals(expected));
    }

    private static String hold(ViewClient page) {
        return page.value("writes").at("/writes/0/state").asText();
    }
}
