package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.browser.Chromium;
import dev.millrace.examples.departures.browser.Network;

/** A page whose connection breaks: it says so, comes back by itself, and then shows what a page loaded afresh does. */
@Tag("browser")
class BrokenConnectionPageTest {

    private TestBoard board;
    private Chromium browser;
    private Network network;
    private BoardPage page;

    @BeforeEach
    void open() throws IOException {
        board = TestBoard.inTheMorning();
        network = Network.to(board.address());
        browser = Chromium.start();
        page = BoardPage.open(browser, network.address());
        page.awaitRows(board.rows());
        page.tab().evaluate("window.marked = true");
    }

    @AfterEach
    void closeWithoutErrors() {
        assertThat(page.tab().errors()).isEmpty();
        browser.close();
        network.close();
        board.close();
    }

    @Test
    void stream_thatIsInterrupted_goesOnWhereItWas() {
        page.tab().evaluate("departures.stream.interrupt()");
        page.awaitStream("broken");
        board.advance(20);

        page.awaitStream("live");
        page.awaitRows(board.rows());
        assertSameAsFreshPage();
    }

    @Test
    void connection_thatIsCut_isToldAndResumed() {
        board.advance(5);
        page.awaitRows(board.rows());
        network.cut();
        page.awaitStream("broken");
        assertThat(page.tab().text("[data-notice=stream]")).contains("No connection to the board server");
        String before = page.state();
        board.advance(45);
        assertThat(page.state()).as("the last known rows").isEqualTo(before);

        network.restore();

        page.awaitStream("live");
        page.awaitRows(board.rows());
        page.tab().await("document.querySelector('[data-notice=stream]') === null");
        assertSameAsFreshPage();
    }

    @Test
    void connection_thatIsCutForLong_isRestoredByTheReader() {
        page.choose("filter-state", "TX");
        page.tab().await("location.search === '?state=TX'");
        network.cut();
        page.awaitStream("broken");
        board.advance(30);
        network.restore();

        page.tab().click("[data-notice=stream] button");

        page.awaitStream("live");
        try (BoardPage fresh = BoardPage.open(browser, board.address() + "?state=TX")) {
            fresh.awaitRows(texan());
            fresh.tab().await("document.querySelector('#filter-clear').hidden === false");
            page.awaitSameAs(fresh);
        }
    }

    private List<BoardRow> texan() {
        try (var query = board.departures().openBoard("TX", null)) {
            return query.snapshot().rows();
        }
    }

    private void assertSameAsFreshPage() {
        try (BoardPage fresh = BoardPage.open(browser, board.address().toString())) {
            fresh.awaitRows(board.rows());
            page.awaitSameAs(fresh);
        }
        assertThat(page.tab().evaluate("window.marked === true").booleanValue()).as("the page was not loaded again")
                .isTrue();
    }
}
