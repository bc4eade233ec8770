package dev.millrace.examples.departures.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.Write;
import dev.millrace.collections.WriteState;
import dev.millrace.collections.WriteStatus;
import dev.millrace.examples.departures.board.Departures;

/** The recent holds and what became of them. Safe from any thread. */
final class Holds {

    private static final int RECENT = 20;

    /** A hold as the page sees it; the state is that of the write, or what is amiss with it. */
    record Hold(String id, int flight, String state, @Nullable String reason) {
    }

    private record Known(String id, int flight, Write write, WriteStatus status) {

        Known with(WriteStatus next) {
            return new Known(id, flight, write, next);
        }

        Hold shown() {
            return new Hold(id, flight, word(status), write.failure().map(Throwable::getMessage).orElse(null));
        }
    }

    private final Departures departures;
    /** By id, the oldest first. */
    private final Map<String, Known> recent = new LinkedHashMap<>();
    private final Sinks.Many<Map<String, List<Hold>>> changes = Sinks.many().replay().latest();
    private int last;

    Holds(Departures departures) {
        this.departures = departures;
        tell();
    }

    /** Holds a flight; gives the hold's id. */
    String hold(int flight, String reason) {
        Write write = departures.hold(flight, reason);
        String id = remember(flight, write);
        write.states().subscribe(status -> follow(id, status));
        return id;
    }

    /** The recent holds, each time one of them has come further. */
    Flux<Map<String, List<Hold>>> changes() {
        return changes.asFlux().distinctUntilChanged();
    }

    private synchronized String remember(int flight, Write write) {
        String id = "w" + ++last;
        recent.put(id, new Known(id, flight, write, new WriteStatus(WriteState.PENDING, false, false)));
        if (recent.size() > RECENT) {
            recent.remove(recent.keySet().iterator().next());
        }
        tell();
        return id;
    }

    private synchronized void follow(String id, WriteStatus status) {
        recent.computeIfPresent(id, (same, hold) -> hold.with(status));
        tell();
    }

    /** What is amiss with a write, else how far it has come. */
    static String word(WriteStatus status) {
        return status.conflict() ? "CONFLICT" : status.unconfirmed() ? "UNCONFIRMED" : status.state().name();
    }

    private synchronized void tell() {
        changes.emitNext(Map.of("writes", recent.values().stream().map(Known::shown).toList()),
                Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
