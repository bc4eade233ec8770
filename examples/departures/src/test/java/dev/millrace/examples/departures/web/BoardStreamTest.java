package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.board.BoardRow;

/** What a page sees of the board, and how it moves its view. */
class BoardStreamTest {

    private final String view = UUID.randomUUID().toString();
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
        page = board.watch(view);
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void page_showsWhatTheStoreHas() {
        awaitStore();
        page.await("the last channel of the first snapshot", shown -> shown.value("view").isObject());

        assertThat(page.rows("board")).hasSize(25);
        assertThat(page.rows("states")).isNotEmpty().allMatch(row -> row.path("flights").intValue() > 0);
        assertThat(page.rows("late")).singleElement().matches(JsonNode::isNumber);
        assertThat(page.value("view").path("total").intValue()).isEqualTo(board.departures().flights().size());
        page.awaitValue("sync", "/flights/status", "LIVE").awaitValue("sync", "/airports/status", "LIVE");
        page.await("figures", shown -> shown.value("stats").path("rowsHeld").intValue() > 3_376);
        assertThat(page.value("stats").path("now").textValue()).startsWith("2001-01-01T1").hasSize(16);
        assertThat(page.value("writes").path("writes")).isEmpty();
    }

    @Test
    void page_followsTheBackend() {
        awaitStore();
        List<JsonNode> before = page.rows("board");

        for (int i = 0; i < 20; i++) {
            board.advance(3);
            awaitStore();
        }

        assertThat(page.rows("board")).isNotEqualTo(before);
        assertThat(page.kinds()).filteredOn(kind -> kind.equals("board snapshot")).hasSize(1);
        assertThat(page.kinds()).filteredOn(kind -> kind.equals("board change")).hasSizeGreaterThan(5);
    }

    @Test
    void filter_byState_movesTheView() {
        show("{'state':'CA','airport':null,'page':0}");

        page.await("Californian flights only", shown -> !shown.rows("board").isEmpty()
                && shown.rows("board").stream().allMatch(row -> row.path("originState").textValue().equals("CA")));
        page.awaitValue("view", "/state", "CA");
        assertThat(page.value("view").path("total").intValue()).isEqualTo(count(row -> row.originState().equals("CA")));
        show("{'state':null,'airport':null,'page':0}");
        awaitStore();
    }

    @Test
    void filter_byAirport_movesTheView() {
        String busiest = allRows().get(0).origin();

        show("{'state':null,'airport':'" + busiest + "','page':0}");

        page.await("flights from " + busiest + " only", shown -> !shown.rows("board").isEmpty()
                && shown.rows("board").stream().allMatch(row -> row.path("origin").textValue().equals(busiest)));
        page.awaitValue("view", "/airport", busiest);
        assertThat(page.value("view").path("total").intValue()).isEqualTo(count(row -> row.origin().equals(busiest)));
    }

    @Test
    void page_thatIsTurned_showsTheNextRows() {
        List<BoardRow> all = allRows();
        assertThat(all).hasSizeGreaterThan(25);

        show("{'state':null,'airport':null,'page':1}");

        page.await("the second page",
                shown -> ids(shown).equals(all.stream().skip(25).limit(25).map(BoardRow::id).toList()));
        page.awaitValue("view", "/page", "1");
        show("{'state':null,'airport':null,'page':1000}");
        page.await("a page beyond the end", shown -> shown.rows("board").isEmpty());
        assertThat(page.value("view").path("total").intValue()).isEqualTo(all.size());
    }

    @Test
    void filterAndPage_thatMoveTogether_areOneChange() {
        show("{'state':null,'airport':null,'page':1}");
        page.awaitValue("view", "/page", "1");
        long before = boardChanges();

        show("{'state':'CA','airport':null,'page':0}");

        page.awaitValue("view", "/state", "CA");
        assertThat(boardChanges()).as("no board of California under the old page is shown").isEqualTo(before + 1);
    }

    private long boardChanges() {
        return page.kinds().stream().filter(kind -> kind.equals("board change")).count();
    }

    @Test
    void filter_ofUnknownState_leavesTheViewAsItIs() {
        show("{'state':'CA','airport':null,'page':0}");
        page.awaitValue("view", "/state", "CA");
        List<JsonNode> before = page.rows("board");

        assertThat(board.send("PUT", "/views/" + view, "{'state':'XX','airport':null,'page':3}").statusCode())
                .isEqualTo(422);

        try (ViewClient fresh = board.watch(view)) {
            fresh.awaitValue("view", "/state", "CA").awaitValue("view", "/page", "0");
            assertThat(fresh.rows("board")).isEqualTo(before).isEqualTo(page.rows("board"));
        }
    }

    @Test
    void views_areIndependent() {
        try (ViewClient other = board.watch()) {
            other.await("all flights", shown -> ids(shown).equals(ids(board.rows())));

            show("{'state':'CA','airport':null,'page':0}");

            page.awaitValue("view", "/state", "CA");
            assertThat(ids(other)).isEqualTo(ids(board.rows()));
            assertThat(other.value("view").path("state").isNull()).isTrue();
        }
    }

    @Test
    void reconnect_resumesTheViewWithItsFilter() {
        show("{'state':'CA','airport':null,'page':0}");
        page.awaitValue("view", "/state", "CA");
        page.disconnect();
        int seen = page.kinds().size();
        board.advance(45);

        page.connect();

        try (ViewClient fresh = board.watch(view)) {
            fresh.await("a snapshot", shown -> shown.kinds().contains("board snapshot"));
            page.await("the same rows", shown -> shown.rows("board").equals(fresh.rows("board")));
        }
        assertThat(page.rows("board")).isNotEmpty().allMatch(row -> row.path("originState").textValue().equals("CA"));
        assertThat(page.kinds().subList(seen, page.kinds().size())).contains("states change")
                .noneMatch(kind -> kind.endsWith("snapshot"));
    }

    @Test
    void filter_setBeforeThePageConnects_isKept() {
        String later = UUID.randomUUID().toString();
        board.send("PUT", "/views/" + later, "{'state':'CA','airport':null,'page':0}");

        try (ViewClient connected = board.watch(later)) {
            connected.await("the rows", shown -> shown.kinds().contains("board snapshot"));

            assertThat(connected.rows("board")).isNotEmpty()
                    .allMatch(row -> row.path("originState").textValue().equals("CA"));
        }
    }

    private void show(String filter) {
        assertThat(board.send("PUT", "/views/" + view, filter).statusCode()).isEqualTo(204);
    }

    private void awaitStore() {
        List<Integer> expected = ids(board.rows());
        page.await("the rows of the store: " + expected, shown -> ids(shown).equals(expected));
    }

    private List<BoardRow> allRows() {
        try (var query = board.departures().openBoard(null, null)) {
            query.setWindow(0, 10_000);
            return query.snapshot().rows();
        }
    }

    private int count(Predicate<BoardRow> condition) {
        return (int) allRows().stream().filter(condition).count();
    }

    private static List<Integer> ids(ViewClient page) {
        return page.rows("board").stream().map(row -> row.path("id").intValue()).toList();
    }

    private static List<Integer> ids(List<BoardRow> rows) {
        return rows.stream().map(BoardRow::id).toList();
    }
}
