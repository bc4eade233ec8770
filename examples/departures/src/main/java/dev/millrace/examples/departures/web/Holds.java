package dev.millrace.examples.departures.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.Write;
import dev.millrace.examples.departures.board.Departures;

/** The recent holds and what became of them. Safe from any thread. */
final class Holds {

    private static final int RECENT = 20;

    /** A hold as the page sees it. */
    record Hold(String id, int flight, String state, @Nullable String reason) {
    }

    private record Known(String id, int flight, Write write) {

        Hold shown() {
            return new Hold(id, flight, write.state().name(), write.failure().map(Throwable::getMessage).orElse(null));
        }
    }

    private final Departures departures;
    private final Deque<Known> recent = new ArrayDeque<>();
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
        tell();
        write.accepted().doFinally(signal -> tell()).subscribe(done -> {},
                refusal -> { /* shown as the hold's reason */ });
        write.confirmed().doFinally(signal -> tell()).subscribe(done -> {},
                refusal -> { /* shown as the hold's reason */ });
        return id;
    }

    /** The recent holds, each time one of them has come further. */
    Flux<Map<String, List<Hold>>> changes() {
        return changes.asFlux().distinctUntilChanged();
    }

    private synchronized String remember(int flight, Write write) {
        String id = "w" + ++last;
        recent.addLast(new Known(id, flight, write));
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        return id;
    }

    private synchronized void tell() {
        changes.emitNext(Map.of("writes", recent.stream().map(Known::shown).toList()),
                Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
