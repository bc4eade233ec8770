package dev.millrace.benchmarks;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** The query that is measured, kept current by one of the layers of the library. */
abstract class DeparturesBoard implements AutoCloseable {

    static final int PAGE_SIZE = 25;

    static final RelationRef<Flight> FLIGHTS = RelationRef.of("flights", Flight.class, Flight::id);
    static final RelationRef<Airport> AIRPORTS = RelationRef.of("airports", Airport.class, Airport::iata);

    /** Flights with their airports, the most delayed first; parameters {@code state} and {@code airport}, null for anywhere. */
    static Query<BoardRow> query() {
        return from(FLIGHTS)
                .join(AIRPORTS).on(Flight::origin).equalTo(Airport::iata)
                .join(AIRPORTS).on((flight, origin) -> flight.get(Flight::destination)).equalTo(Airport::iata)
                .where((flight, origin, destination) -> param("state", String.class).isNull()
                        .or(origin.get(Airport::state).eq(param("state", String.class))))
                .where((flight, origin, destination) -> param("airport", String.class).isNull()
                        .or(flight.get(Flight::origin).eq(param("airport", String.class))))
                .select((flight, origin, destination) -> into(BoardRow::new,
                        flight.get(Flight::id), flight.get(Flight::scheduled), flight.get(Flight::delay),
                        flight.get(Flight::distance), flight.get(Flight::origin), origin.get(Airport::city),
                        origin.get(Airport::state), flight.get(Flight::destination), destination.get(Airport::city),
                        destination.get(Airport::state), flight.get(Flight::status), flight.get(Flight::remark)))
                .orderBy(desc(BoardRow::delay), asc(BoardRow::scheduled))
                .limit(PAGE_SIZE);
    }

    /** The query's parameters for the departures of a state, or of all states if it is null. */
    static Bindings departingFrom(@Nullable String state) {
        return Bindings.of("state", state).and("airport", null);
    }

    /** Makes one update, in a commit of its own; what it did to the board has been told when this returns. */
    abstract Object apply(FlightUpdate update);

    /** The flight as it is now. */
    abstract @Nullable Flight flight(Integer id);

    /** The rows that are shown, in order. */
    abstract List<BoardRow> rows();

    /** How many rows the board's subscriber has been told to have entered or left it, or to have changed. */
    abstract long told();

    @Override
    public abstract void close();
}
