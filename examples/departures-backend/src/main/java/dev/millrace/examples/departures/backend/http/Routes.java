package dev.millrace.examples.departures.backend.http;

import java.util.List;
import java.util.function.Function;

import dev.millrace.examples.departures.backend.http.Router.Route;
import dev.millrace.examples.departures.backend.model.Departures;
import dev.millrace.examples.departures.backend.table.Feed;

/** All that the server answers to, and through what each request goes. */
final class Routes {
    private static final int REMEMBERED_WRITES = 10_000;

    private Routes() {}

    static Handler of(Departures departures) {
        Faults faults = new Faults();
        AdminResource admin = new AdminResource(departures, faults);
        Handler flights = collection("flights", departures.flights(), Integer::valueOf);
        Handler airports = collection("airports", departures.airports(), Function.identity());
        Handler writes = new RepeatableWrites(new FlightWrites(departures), REMEMBERED_WRITES);
        return new GuardedHandler(new Router(List.of(
                Route.of("GET", "/flights", FaultyHandler.reads(faults, flights, "delay")),
                Route.of("GET", "/airports", FaultyHandler.reads(faults, airports, "latitude")),
                Route.of("PATCH", "/flights/*", FaultyHandler.writes(faults, writes)),
                Route.of("GET", "/health", admin::health),
                Route.of("GET", "/admin/clock", admin::clock),
                Route.of("PUT", "/admin/clock", admin::setClock),
                Route.of("POST", "/admin/clock/advance", admin::advanceClock),
                Route.of("GET", "/admin/faults", admin::faults),
                Route.of("PUT", "/admin/faults", admin::setFaults))));
    }

    private static <K, R> Handler collection(String name, Feed<K, R> feed, Function<String, K> keyOf) {
        return new ConditionalReads(new CollectionResource<>(feed, new CursorText<>(name, keyOf)));
    }
}
