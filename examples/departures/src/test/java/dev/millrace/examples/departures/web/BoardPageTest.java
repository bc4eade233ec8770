package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.examples.departures.board.BoardQueries;
import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Flight;
import dev.millrace.examples.departures.browser.Chromium;
import dev.millrace.examples.departures.browser.Tab;

/** The page as its reader sees it, in a real browser; the backend's clock is moved by hand. */
@Tag("browser")
class BoardPageTest {

    private static final String AIRPORT = "[data-testid=filter-airport]";

    private static TestBoard board;
    private static Chromium browser;

    private BoardPage page;

    @BeforeAll
    static void start() throws IOException {
        board = TestBoard.inTheMorning();
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        board.close();
    }

    @BeforeEach
    void open() {
        page = BoardPage.open(browser, board.address().toString());
    }

    @AfterEach
    void closeWithoutErrors() {
        assertThat(page.tab().errors()).isEmpty();
        page.close();
    }

    @Test
    void page_showsTheServersRows() {
        List<BoardRow> rows = board.rows();

        page.awaitRows(rows);

        BoardRow first = rows.get(0);
        assertThat(page.tab().text(BoardPage.row(first.id()))).contains("#" + first.id(), first.origin(),
                first.destination());
        page.tab().await("document.querySelector('#late-count').textContent === '"
                + board.departures().flights().rows().stream().filter(flight -> flight.delay() > 30).count() + "'");
        page.tab().await("document.querySelector('#result-count').textContent === '"
                + board.departures().flights().size() + " flights'");
        assertThat(page.tab().text("#sync-flights")).isEqualTo("flights live");
        page.tab().await("/^\\d\\d:\\d\\d$/.test(document.querySelector('#clock').textContent)");
        assertThat(
                page.tab().evaluate("document.querySelectorAll('#map .tile:not([data-bin=none])').length").intValue())
                .isPositive();
        assertThat(page.tab().evaluate("document.querySelector('#map .chip[data-state=NA]') !== null").booleanValue())
                .as("a place for airports without a state").isTrue();
    }

    @Test
    void rows_moveToTheirNewPlacesWhenDelaysChange() {
        page.awaitRows(board.rows());
        page.tab().evaluate("""
                { window.moved = new Set();
                  const animate = Element.prototype.animate;
                  Element.prototype.animate = function (frames, options) {
                    if (options.id === 'move') window.moved.add(this.dataset.key);
                    return animate.call(this, frames, options);
                  }; }""");

        List<String> before = page.keys();
        for (int i = 0; i < 10; i++) {
            board.advance(3);
            page.awaitRows(board.rows());
        }

        List<String> after = page.keys();
        assertThat(after).isNotEqualTo(before);
        assertThat(page.tab().evaluate("window.moved.size").intValue()).isPositive();
    }

    @Test
    void hold_showsAtOnceAsPendingAndIsThenConfirmed() {
        BoardRow held = firstScheduled();
        board.control().faults("{\"writes\":{\"next\":1,\"delayMillis\":700}}").block(TestBoard.PATIENCE);

        page.hold(held.id());

        page.awaitRow(held.id(), "data-pending", true);
        page.awaitRow(held.id(), "data-delay", held.delay() + Flight.HOLD_MINUTES);
        page.awaitRow(held.id(), "data-write", "CONFIRMED");
        page.tab().await("document.querySelector(%s).dataset.pending === undefined".formatted(quotedRow(held)));
        assertThat(page.tab().text(BoardPage.row(held.id()) + " .remark")).isEqualTo("waiting for connection");
        page.awaitRows(board.rows());
    }

    @Test
    void hold_thatIsRefused_isRolledBackAndSaysWhy() {
        BoardRow before = firstScheduled();
        page.tab().click("[data-testid=refuse-next]");
        page.tab().await("document.querySelector('[data-testid=refuse-next]').getAttribute('aria-pressed') === 'true'");

        page.hold(before.id());

        page.awaitRow(before.id(), "data-write", "FAILED");
        page.awaitRow(before.id(), "data-delay", before.delay());
        assertThat(page.tab().text("[data-testid=toast]")).contains("Flight #" + before.id() + " is not held:")
                .contains("the gate is needed for another flight");
        assertThat(page.tab().text(BoardPage.row(before.id()) + " .remark")).contains("Hold refused:")
                .contains("the gate is needed for another flight");
        page.awaitRows(board.rows());
        page.tab()
                .await("document.querySelector('[data-testid=refuse-next]').getAttribute('aria-pressed') === 'false'");
    }

    @Test
    void holds_ofOneFlightFromTwoPages_showTheNewest() {
        BoardRow held = firstScheduled();
        board.control().faults("{\"writes\":{\"next\":2,\"delayMillis\":1500}}").block(TestBoard.PATIENCE);
        String older = holdFromElsewhere(held);
        String newer = holdFromElsewhere(held);

        page.tab().await("""
                (() => {
                  const { writes } = departures.stream.value('writes').value;
                  const state = (id) => writes.find((write) => write.id === id)?.state;
                  const row = document.querySelector(%s);
                  return state('%s') === 'CONFIRMED' && state('%s') !== 'CONFIRMED' && row.dataset.pending === 'true';
                })()""".formatted(quotedRow(held), older, newer));

        page.awaitRow(held.id(), "data-write", "CONFIRMED");
        page.awaitRow(held.id(), "data-delay", held.delay() + 2 * Flight.HOLD_MINUTES);
        page.tab().await("document.querySelector(%s).dataset.write === undefined".formatted(quotedRow(held)));
    }

    private static String holdFromElsewhere(BoardRow row) {
        return TestBoard.json(board.send("POST", "/flights/" + row.id() + "/hold", "{'remark':'crew'}"))
                .path("write").textValue();
    }

    @Test
    void pages_thatAreTurnedQuickly_areAllTurned() {
        for (int i = 0; i < 20 && board.departures().flights().size() <= 2 * BoardQueries.PAGE_SIZE; i++) {
            board.advance(30);
        }
        assertThat(board.departures().flights().size()).isGreaterThan(2 * BoardQueries.PAGE_SIZE);
        page.awaitRows(board.rows());
        // The rows of the first page may be there before the page knows that there is a third.
        page.tab().await("Number(document.querySelector('#pager-range').textContent.split(' of ')[1]) > "
                + 2 * BoardQueries.PAGE_SIZE);

        page.tab().evaluate("{ const next = document.querySelector('#pager-next'); next.click(); next.click(); }");
        page.tab().await("document.querySelector('#pager-range').textContent.startsWith('51–')");
        page.tab().await("location.search === '?page=3'");

        page.tab().evaluate("""
                { const prev = document.querySelector('#pager-prev');
                  for (let i = 0; i < 5; i++) prev.click(); }""");
        page.tab().await("location.search === ''");
        page.awaitRows(board.rows());
    }

    @Test
    void filters_thatAreChosenQuickly_takeEffectInTheirOrder() {
        page.awaitRows(board.rows());
        page.tab().evaluate("""
                { const send = window.fetch;
                  let delay = 300;
                  window.answered = 0;
                  window.fetch = async (...request) => {
                    const pause = delay;
                    delay = 0;
                    await new Promise((resolve) => setTimeout(resolve, pause));
                    const answer = await send(...request);
                    window.answered += 1;
                    return answer;
                  }; }""");

        page.choose("filter-state", "TX");
        page.choose("filter-state", "CA");

        page.tab().await("window.answered === 2");
        page.tab().await("location.search === '?state=CA'");
        page.awaitRows(californian());
        assertThat(page.tab().evaluate("departures.stream.value('view').value.state").textValue()).isEqualTo("CA");
    }

    @Test
    void wishes_thatComeQuickly_buildOnEachOther() {
        page.awaitRows(board.rows());

        page.tab().evaluate("""
                { const airport = document.querySelector('[data-testid=filter-airport]');
                  airport.value = 'QQQ';
                  airport.dispatchEvent(new Event('change', { bubbles: true }));
                  document.querySelector('#pager-next').click(); }""");

        page.tab().await("location.search === '?page=2'");
        page.tab().await("document.querySelector('#pager-range').textContent.startsWith('26–')");
    }

    @Test
    void airport_thatIsGivenUpBeforeItsAnswer_doesNotComeBack() {
        page.awaitRows(board.rows());
        page.tab().evaluate("""
                { const send = window.fetch;
                  const released = new Promise((resolve) => { window.release = resolve; });
                  window.asked = 0;
                  window.fetch = async (...request) => {
                    window.asked += 1;
                    await released;
                    return send(...request);
                  }; }""");

        page.tab().type(AIRPORT, board.rows().get(0).origin());
        page.tab().pressEnter();
        page.tab().await("window.asked === 1");
        page.tab().type(AIRPORT, "");
        page.tab().pressEnter();
        page.tab().evaluate("window.release()");

        page.tab().await("window.asked === 2");
        page.tab().await("location.search === ''");
        page.tab().await("departures.stream.value('view').value.airport === null");
        page.awaitRows(board.rows());
        page.tab().evaluate("document.activeElement.blur()");
        assertThat(page.tab().evaluate("document.querySelector('#filter-airport').value").textValue()).isEmpty();
        assertThat(page.tab().evaluate("window.asked").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw new TypeError('no connection')",
        "return new Response(JSON.stringify({ message: 'the airports have not come' }), { status: 400 })"})
    void airport_thatIsRefused_isAskedForAgainAtTheNextEnter(String refusal) {
        page.awaitRows(board.rows());
        page.tab().evaluate("""
                { const send = window.fetch;
                  window.asked = 0;
                  window.fetch = async (...request) => {
                    window.asked += 1;
                    if (window.asked === 1) %s;
                    return send(...request);
                  }; }""".formatted(refusal));
        String airport = board.rows().get(0).origin();

        page.tab().type(AIRPORT, airport);
        page.tab().pressEnter();
        page.tab().await("!document.querySelector('[data-testid=filter-error]').hidden");
        page.tab().evaluate("new Promise((resolve) => setTimeout(resolve))"); // all that this Enter led to
        assertThat(page.tab().evaluate("window.asked").intValue()).as("one Enter asks once").isEqualTo(1);
        assertThat(page.tab().evaluate("location.search").textValue()).isEmpty();
        page.tab().pressEnter();

        page.tab().await("location.search === '?airport=" + airport + "'");
        page.tab().await("document.querySelector('[data-testid=filter-error]').hidden");
        page.tab().await("departures.stream.value('view').value.airport === '" + airport + "'");
        assertThat(page.tab().evaluate("window.asked").intValue()).isEqualTo(2);
    }

    @Test
    void filter_byState_showsItsFlightsAndKeepsThemInTheAddress() {
        page.choose("filter-state", "CA");

        page.awaitRows(californian());
        page.tab().await("location.search === '?state=CA'");
        page.tab().load(board.address() + "?state=CA");
        page.awaitRows(californian());
        page.tab().click("#map [data-state=CA]");
        page.awaitRows(board.rows());
        page.tab().await("location.search === ''");
    }

    @Test
    void filter_ofAnUnknownState_saysWhichThereAre() {
        page.tab().load(board.address() + "?state=XX");

        page.tab().await("!document.querySelector('[data-testid=filter-error]').hidden");
        assertThat(page.tab().text("[data-testid=filter-error]")).startsWith("unknown state \"XX\"; known: AK, AL, ");
        page.awaitRows(board.rows());
        page.choose("filter-airport", "QQQ");
        page.tab().await(
                "document.querySelector('[data-testid=filter-error]').textContent.startsWith('unknown airport \"QQQ\"')");
        page.awaitRows(board.rows());
    }

    @Test
    void backend_inTrouble_isToldAboveTheBoard() {
        board.control().faults("{\"reads\":{\"next\":5,\"malformed\":true}}").block(TestBoard.PATIENCE);
        board.control().advance(3).block(TestBoard.PATIENCE);

        page.tab().await("document.querySelector('[data-testid=sync-flights]').dataset.status === 'STALE'");
        assertThat(page.tab().text("[data-notice=sync-flights]")).contains("flights stale")
                .contains("The last known rows stay on the board.");

        page.tab().await("document.querySelector('[data-testid=sync-flights]').dataset.status === 'LIVE'");
        page.tab().await("document.querySelector('[data-notice=sync-flights]') === null");
        board.catchUp();
        page.awaitRows(board.rows());
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1024, 1440})
    void page_ofAnyWidth_doesNotOverflow(int width) {
        page.tab().resize(width, 844);
        page.awaitRows(board.rows());

        page.awaitNoOverflow();
    }

    @Test
    void page_followsThePreferredColoursUnlessTold() {
        page.tab().prefer("prefers-color-scheme", "light");
        int light = brightness();
        page.tab().prefer("prefers-color-scheme", "dark");
        int dark = brightness();

        assertThat(light).isGreaterThan(200);
        assertThat(dark).isLessThan(60);
        page.tab().click("#theme");
        assertThat(brightness()).as("light, chosen in the page").isEqualTo(light);
        page.tab().click("#theme");
        assertThat(brightness()).as("dark, chosen in the page").isEqualTo(dark);
        page.tab().click("#theme");
        page.tab().prefer("prefers-color-scheme", "light");
        assertThat(brightness()).as("as preferred again").isEqualTo(light);
    }

    private int brightness() {
        return page.tab().evaluate(
                """
                        getComputedStyle(document.querySelector('.panel')).backgroundColor.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3""")
                .intValue();
    }

    private static BoardRow firstScheduled() {
        return board.rows().stream().filter(row -> row.status() == Flight.Status.SCHEDULED).findFirst().orElseThrow();
    }

    private static String quotedRow(BoardRow row) {
        return Tab.quoted(BoardPage.row(row.id()));
    }

    private static List<BoardRow> californian() {
        try (var query = board.departures().openBoard("CA", null)) {
            return query.snapshot().rows();
        }
    }
}
