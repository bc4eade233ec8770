package dev.millrace.benchmarks;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Identified;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.Identity;

/** The board straight on an engine: no lock, no writes to follow, no streams. */
final class EngineBoard extends DeparturesBoard implements ChangeSink<BoardRow> {

    private final Engine engine = new Engine();
    private final Table<Flight> flights = engine.table(FLIGHTS);
    private final Table<Airport> airports = engine.table(AIRPORTS);
    private final Result<BoardRow> board;
    private long told;

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
            board.changes(this);
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
        return told;
    }

    @Override
    public void entered(Identity identity, @Nullable BoardRow row, int to) {
        told++;
    }

    @Override
    public void left(Identity identity, @Nullable BoardRow row, int from) {
        told++;
    }

    @Override
    public void updated(Identity identity, @Nullable BoardRow before, @Nullable BoardRow after, int from, int to) {
        told++;
    }

    @Override
    public void moved(Identity identity, @Nullable BoardRow before, @Nullable BoardRow after, int from, int to) {
        told++;
    }

    @Override
    public void close() {
        board.close();
    }
}
