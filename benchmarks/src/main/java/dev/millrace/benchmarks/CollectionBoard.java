package dev.millrace.benchmarks;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;

/** The board as a user has it: local collections of a store, and a subscriber that always wants more. */
final class CollectionBoard extends DeparturesBoard {

    private final Store store = Store.create();
    private final LiveCollection<Integer, Flight> flights =
            store.collection("flights", Flight.class, Flight::id).open();
    private final LiveCollection<String, Airport> airports =
            store.collection("airports", Airport.class, Airport::iata).open();
    private final LiveQuery<BoardRow> board;
    private long told;

    CollectionBoard(BoardData data, @Nullable String state) {
        data.airports().forEach(airports::insert);
        data.flights().forEach(flights::insert);
        board = store.open(query(), departingFrom(state));
        board.changes().subscribe(changes -> told += changes.changes().size());
    }

    @Override
    Object apply(FlightUpdate update) {
        return flights.update(update.id(), update);
    }

    @Override
    @Nullable
    Flight flight(Integer id) {
        return flights.get(id);
    }

    @Override
    List<BoardRow> rows() {
        return board.snapshot().rows().stream().map(Objects::requireNonNull).toList();
    }

    @Override
    long told() {
        return told;
    }

    @Override
    public void close() {
        store.close();
    }
}
