package dev.millrace.collections.history;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** The departures board on a small scale: its rows and its queries. */
public final class Board {

    static final RelationRef<Flight> FLIGHTS = RelationRef.of("flights", Flight.class, Flight::id);
    static final RelationRef<Airport> AIRPORTS = RelationRef.of("airports", Airport.class, Airport::iata);

    private Board() {
    }

    /** A flight; one that ends where it begins is refused. */
    public record Flight(int id, LocalDateTime scheduled, int delay, String origin, String destination,
            boolean departed,
            @Nullable String remark) {
        public Flight {
            if (origin.equals(destination)) {
                throw new IllegalArgumentException("flight " + id + " ends where it begins, in " + origin);
            }
        }
    }

    /** An airport, possibly in no state. */
    public record Airport(String iata, String city, @Nullable String state) {
    }

    /** A row of the board. */
    public record BoardRow(int id, LocalDateTime scheduled, int delay, String originCity, @Nullable String originState,
            String destinationCity, @Nullable String remark) {
    }

    /** The departures of one state. */
    public record StateDelays(@Nullable String state, long flights, @Nullable Double averageDelay,
            @Nullable Integer maxDelay) {
    }

    /** Flights with both their airports, the most delayed first; from some state or airport, or from anywhere. */
    static OrderedQuery<BoardRow> board() {
        return from(FLIGHTS)
                .join(AIRPORTS).on(Flight::origin).equalTo(Airport::iata)
                .join(AIRPORTS).on((flight, origin) -> flight.get(Flight::destination)).equalTo(Airport::iata)
                .where((flight, origin, destination) -> param("state", String.class).isNull()
                        .or(origin.get(Airport::state).eq(param("state", String.class))))
                .where((flight, origin, destination) -> param("airport", String.class).isNull()
                        .or(flight.get(Flight::origin).eq(param("airport", String.class))))
                .select((flight, origin, destination) -> into(BoardRow::new, flight.get(Flight::id),
                        flight.get(Flight::scheduled),
                        flight.get(Flight::delay), origin.get(Airport::city), origin.get(Airport::state),
                        destination.get(Airport::city),
                        flight.get(Flight::remark)))
                .orderBy(desc(BoardRow::delay), asc(BoardRow::scheduled));
    }

    static Bindings departingFrom(@Nullable String state, @Nullable String airport) {
        return Bindings.of("state", state).and("airport", airport);
    }

    /** Number, average and greatest delay of each state's departures, the greatest average first. */
    static OrderedQuery<StateDelays> states() {
        return from(FLIGHTS)
                .join(AIRPORTS).on(Flight::origin).equalTo(Airport::iata)
                .groupByExpr((flight, origin) -> origin.get(Airport::state))
                .select((group, flight, origin) -> into(StateDelays::new, group.key(), group.count(),
                        group.avg(flight.get(Flight::delay)),
                        group.max(flight.get(Flight::delay))))
                .orderBy(desc(StateDelays::averageDelay));
    }

    /** How many flights are more than half an hour late. */
    static Query<Long> late() {
        return from(FLIGHTS).where(flight -> flight.get(Flight::delay).gt(30)).aggregate(flights -> flights.count());
    }

    /** The flights that are more than half an hour late, in no order. */
    static Query<Flight> lateFlights() {
        return from(FLIGHTS).where(flight -> flight.get(Flight::delay).gt(30));
    }
}
