package dev.millrace.examples.departures.web;

import java.util.TreeSet;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.LiveQuery;
import dev.millrace.examples.departures.board.Airport;
import dev.millrace.examples.departures.board.BoardQueries;
import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Departures;
import dev.millrace.ui.web.WebStream;

/** What one browser looks at: its own board, and what all share, as one stream. Safe from any thread. */
final class View implements AutoCloseable {

    /** Filter and page of a board, and how many flights match. */
    record Filter(@Nullable String state, @Nullable String airport, int page, int pageSize, int total) {
    }

    /** A filter that names something unknown. */
    static final class UnknownFilterException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private UnknownFilterException(String message) {
            super(message);
        }
    }

    private final Departures departures;
    private final LiveQuery<BoardRow> board;
    private final WebStream stream;
    private final Sinks.Many<String> moves = Sinks.many().replay().latestOrDefault("opened");
    private @Nullable String state;
    private @Nullable String airport;
    private int page;

    View(Departures departures, SharedChannels shared, ObjectMapper json) {
        this.departures = departures;
        this.board = departures.openBoard(null, null);
        this.stream = new WebStream(json).list("board", board);
        shared.addTo(stream);
        stream.value("view",
                Flux.<Object>merge(moves.asFlux(), shared.ticks()).map(event -> filter()).distinctUntilChanged());
    }

    /** The events for the browser. */
    Flux<String> events(@Nullable String lastEventId) {
        return stream.events(lastEventId);
    }

    /**
     * Looks at other flights.
     *
     * @throws UnknownFilterException if there is no such state or airport; nothing has changed then
     */
    synchronized void show(@Nullable String wantedState, @Nullable String wantedAirport, int wantedPage) {
        requireKnownState(wantedState);
        requireKnownAirport(wantedAirport);
        board.set(BoardQueries.departingFrom(wantedState, wantedAirport), BoardQueries.page(wantedPage));
        state = wantedState;
        airport = wantedAirport;
        page = wantedPage;
        moves.emitNext("moved", Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private void requireKnownState(@Nullable String wanted) {
        if (wanted == null) {
            return;
        }
        TreeSet<String> known = new TreeSet<>(departures.airports().rows().stream().map(Airport::state).toList());
        if (!known.contains(wanted)) {
            throw new UnknownFilterException("unknown state \"" + wanted + "\"; known: "
                    + (known.isEmpty() ? "none yet, for the airports have not come" : String.join(", ", known)));
        }
    }

    private void requireKnownAirport(@Nullable String wanted) {
        if (wanted != null && departures.airports().get(wanted) == null) {
            throw new UnknownFilterException(
                    "unknown airport \"" + wanted + "\"; give its three-letter code, such as SFO");
        }
    }

    private synchronized Filter filter() {
        return new Filter(state, airport, page, BoardQueries.PAGE_SIZE, board.total());
    }

    @Override
    public void close() {
        stream.close();
        board.close();
    }
}
