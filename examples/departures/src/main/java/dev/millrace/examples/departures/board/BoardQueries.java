package dev.millrace.examples.departures.board;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;

/** The three queries of the board. */
public final class BoardQueries {

    /** The rows of a page. */
    public static final int PAGE_SIZE = 25;

    /** A flight is late beyond so many minutes. */
    public static final int LATE_MINUTES = 30;

    /** All flights that are known at present. */
    public static final RelationRef<Flight> FLIGHTS = RelationRef.of("flights", Flight.class, Flight::id);

    /** All airports. */
    public static final RelationRef<Airport> AIRPORTS = RelationRef.of("airports", Airport.class, Airport::iata);

    private BoardQueries() {
    }

    /**
     * The board: flights with their airports, the most delayed first. Parameters {@code state} and {@code airport} say where
     * they depart from; null is anywhere.
     *
     * @return the query of its first page
     */
    public static Query<BoardRow> board() {
        return from(FLIGHTS)
                .join(AIRPORTS).on(Flight::origin).equalTo(Airport::iata)
                .join(AIRPORTS).on((flight, origin) -> flight.get(Flight::destination)).equalTo(Airport::iata)
                .where((flight, origin, destination) -> param("state", String.class).isNull()
                        .or(origin.get(Airport::state).eq(param("state", String.class))))
                .where((flight, origin, destination) -> param("airport", String.class).isNull()
                        .or(flight.get(Flight::origin).eq(param("airport", String.class))))
                .select((flight, origin, destination) -> into(BoardRow::new, flight.get(Flight::id),
                        flight.get(Flight::scheduled),
                        flight.get(Flight::delay), flight.get(Flight::distance), flight.get(Flight::origin),
                        origin.get(Airport::city),
                        origin.get(Airport::state), flight.get(Flight::destination), destination.get(Airport::city),
                        destination.get(Airport::state), flight.get(Flight::status), flight.get(Flight::remark)))
                .orderBy(desc(BoardRow::delay), asc(BoardRow::scheduled))
                .limit(PAGE_SIZE);
    }

    /**
     * Where the flights of a board depart from.
     *
     * @param state a state, or null for any
     * @param airport an airport, or null for any
     * @return values for the board's parameters
     */
    public static Bindings departingFrom(@Nullable String state, @Nullable String airport) {
        return Bindings.of("state", state).and("airport", airport);
    }

    /**
     * The part of a board that a page shows.
     *
     * @param number the page, from 0
     * @return its window
     */
    public static Window page(int number) {
        return new Window((long) number * PAGE_SIZE, PAGE_SIZE);
    }

    /**
     * The delays of each state's departures, the greatest average first.
     *
     * @return the query
     */
    public static Query<StateDelays> states() {
        return from(FLIGHTS)
                .join(AIRPORTS).on(Flight::origin).equalTo(Airport::iata)
                .groupByExpr((flight, origin) -> origin.get(Airport::state))
                .select((group, flight, origin) -> into(StateDelays::new, group.key(), group.count(),
                        group.avg(flight.get(Flight::delay)),
                        group.max(flight.get(Flight::delay))))
                .orderBy(desc(StateDelays::averageDelay));
    }

    /**
     * How many flights are late.
     *
     * @return the query of one number
     */
    public static Query<Long> late() {
        return from(FLIGHTS).where(flight -> flight.get(Flight::delay).gt(LATE_MINUTES))
                .aggregate(flights -> flights.count());
    }
}
