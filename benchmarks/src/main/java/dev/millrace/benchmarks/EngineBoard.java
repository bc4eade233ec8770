package dev.millrace.benchmarks;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.own.ChangeCounter;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Identified;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;

/** The board straight on an engine: no lock, no writes to follow, no streams. */
final class EngineBoard extends DeparturesBoard {

    private final Engine engine = new Engine();
    private final Table<Flight> flights = engine.table(FLIGHTS);
    private final Table<Airport> airports = engine.table(AIRPORTS);
    private final Result<BoardRow> board;
    private final ChangeCounter told = new ChangeCounter();

    EngineBoard(BoardData data, @Nullable String state) {
        data.airports().forEach(airport -> airports.stage(airport.iata(), airport));
        data.flights().forEach(flight -> flights.stage(flight.id(), flight));
        engine.commit();
        board = engine.open(query(), departingFrom(state));
    }

    /** The board itself. */
    Result<BoardRow> board() {
        return board;
    }

    @Override
    Object apply(FlightUpdate update) {
        flights.stage(update.id(), update.row());
        List<Result<?>> changed = engine.commit();
        if (!changed.isEmpty()) {
            board.changes(told);
        }
        return changed;
    }

    @Override
    @Nullable
    Flight flight(Integer id) {
        return flights.get(id);
    }

    @Override
    List<BoardRow> rows() {
        return board.rows().stream().map(Identified::row).map(Objects::requireNonNull).toList();
    }

    @Override
    long told() {
        return told.count();
    }

    @Override
    public void close() {
        board.close();
    }
}
