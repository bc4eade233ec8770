package dev.millrace.examples.departures.board;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;
import dev.millrace.collections.Write;
import dev.millrace.sync.rest.RestPolling;

/** The store behind the board: two collections that follow a backend, and live queries over them. Safe from any thread. */
public final class Departures implements AutoCloseable {

    private final Store store = Store.create();
    private final LiveCollection<Integer, Flight> flights;
    private final LiveCollection<String, Airport> airports;

    /**
     * Begins to follow a backend.
     *
     * @param backend its address
     * @param every how often it is asked for what is new
     */
    public Departures(URI backend, Duration every) {
        flights = store.collection("flights", Flight.class, Flight::id)
                .sync(RestPolling.of(backend.resolve("/flights")).every(every).version("version")).open();
        airports = store.collection("airports", Airport.class, Airport::iata)
                .sync(RestPolling.of(backend.resolve("/airports")).every(every.multipliedBy(10))).open();
    }

    /**
     * The store.
     *
     * @return for its statistics
     */
    public Store store() {
        return store;
    }

    /**
     * The flights that are known at present.
     *
     * @return the collection
     */
    public LiveCollection<Integer, Flight> flights() {
        return flights;
    }

    /**
     * All airports.
     *
     * @return the collection
     */
    public LiveCollection<String, Airport> airports() {
        return airports;
    }

    /**
     * Opens a board.
     *
     * @param state where flights depart from, or null for anywhere
     * @param airport where flights depart from, or null for anywhere
     * @return its first page, to be closed
     */
    public LiveQuery<BoardRow> openBoard(@Nullable String state, @Nullable String airport) {
        return store.open(BoardQueries.board(), BoardQueries.departingFrom(state, airport));
    }

    /**
     * Holds a flight for another quarter of an hour.
     *
     * @param flight its number
     * @param reason what the passengers are told
     * @return the write; visible when this returns
     */
    public Write hold(int flight, String reason) {
        return flights.update(flight, known -> known.held(reason));
    }

    @Override
    public void close() {
        store.close();
    }
}
