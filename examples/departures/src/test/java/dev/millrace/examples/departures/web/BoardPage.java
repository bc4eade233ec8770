package dev.millrace.examples.departures.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.browser.Chromium;
import dev.millrace.examples.departures.browser.Tab;

/** The board's page in a browser, in the words of the tests. */
final class BoardPage implements AutoCloseable {

    /** Everything that a page shows of the server's state, as one text. */
    private static final String STATE =
            """
                    JSON.stringify({
                      rows: [...document.querySelectorAll('#rows tr')].map((row) =>
                        [row.dataset.key, row.dataset.delay, row.dataset.status, row.querySelector('.remark').textContent]),
                      late: document.querySelector('#late-count').textContent,
                      states: [...document.querySelectorAll('#map [data-state]')].map((tile) => tile.getAttribute('aria-label')).sort(),
                      count: document.querySelector('#result-count').textContent,
                      range: document.querySelector('#pager-range').textContent,
                    })""";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Tab tab;

    private BoardPage(Tab tab) {
        this.tab = tab;
    }

    static BoardPage open(Chromium browser, String address) {
        return open(browser, address, 1440, 900);
    }

    static BoardPage open(Chromium browser, String address, int width, int height) {
        BoardPage page = new BoardPage(browser.open(address, width, height));
        page.awaitStream("live");
        page.tab.await("document.querySelector('[data-testid=board]').dataset.version !== undefined");
        return page;
    }

    Tab tab() {
        return tab;
    }

    void awaitStream(String status) {
        tab.await("document.documentElement.dataset.stream === '" + status + "'");
    }

    /** Waits until the table shows these flights, in this order, with their delays and nothing else. */
    void awaitRows(List<BoardRow> rows) {
        String expected =
                String.join(" ", rows.stream().map(row -> row.id() + ":" + row.delay() + ":" + row.status()).toList());
        tab.await(
                """
                        [...document.querySelectorAll('#rows tr')].map((row) => `${row.dataset.key}:${row.dataset.delay}:${row.dataset.status}`)
                          .join(' ') === %s"""
                        .formatted(Tab.quoted(expected)));
    }

    /** Waits until both show the same; the other one, too, may not have shown all of it yet. */
    void awaitSameAs(BoardPage other) {
        long late = System.nanoTime() + PATIENCE.toNanos();
        while (!state().equals(other.state()) && System.nanoTime() < late) {
            tab.evaluate("new Promise((painted) => requestAnimationFrame(() => painted(true)))");
        }
        assertThat(state()).isEqualTo(other.state());
    }

    String state() {
        return tab.evaluate(STATE).textValue();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        JsonNode found = tab.evaluate("[...document.querySelectorAll('#rows tr')].map((row) => row.dataset.key)");
        found.forEach(key -> keys.add(key.textValue()));
        return keys;
    }

    static String row(int flight) {
        return "#rows tr[data-key=\"" + flight + "\"]";
    }

    void hold(int flight) {
        tab.click(row(flight) + " [data-testid=hold]");
    }

    /** Waits until a row's attribute is so; null is none. */
    void awaitRow(int flight, String attribute, Object value) {
        tab.await("document.querySelector(%s)?.getAttribute('%s') === %s".formatted(Tab.quoted(row(flight)), attribute,
                Tab.quoted(String.valueOf(value))));
    }

    /** Chooses as a reader does. */
    void choose(String field, String value) {
        tab.evaluate("""
                { const field = document.querySelector('[data-testid=%s]');
                  field.value = %s;
                  field.dispatchEvent(new Event('change', { bubbles: true })); }""".formatted(field,
                Tab.quoted(value)));
    }

    /** Waits until the page, which may just have been laid out anew, is no wider than its view. */
    void awaitNoOverflow() {
        tab.await("document.documentElement.scrollWidth <= window.innerWidth");
    }

    @Override
    public void close() {
        tab.close();
    }
}
