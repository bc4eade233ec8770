package dev.millrace.examples.departures.backend.http;

import java.time.Duration;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import dev.millrace.examples.departures.backend.model.Departures;
import dev.millrace.examples.departures.backend.model.ReplayClock;
import dev.millrace.examples.departures.backend.model.ServerState;
import dev.millrace.examples.departures.backend.table.Token;

/**
 * Answers what concerns the server itself: its health, its clock and its faults.
 *
 * @param departures whose clock it is; safe from any thread
 * @param faults what waits
 */
record AdminResource(Departures departures, Faults faults) {
    private static final int MAX_ADVANCE_MINUTES = 200_000;
    private static final int MAX_FAULTS = 1_000_000;
    private static final int MAX_DELAY_MILLIS = 600_000;
    private static final String FAULT_MESSAGE = "fault on demand";

    private record Health(String status, LocalDateTime now, int flights, Token token) {}

    private record Clock(LocalDateTime now, double speed) {}

    private record WriteFault(int next, int status, String message, int delayMillis) {}

    private record WaitingFaults(WriteFault writes, Fault reads) {}

    Answer health(Request request) {
        QueryParameters.of(request);
        ServerState state = departures.state();
        return Answer.json(200, new Health("up", state.now(), state.flights(), state.token()));
    }

    Answer clock(Request request) {
        QueryParameters.of(request);
        return clock();
    }

    Answer setClock(Request request) {
        departures.speed(JsonFields.of(request.body(), "speed").number("speed", 0, ReplayClock.MAX_SPEED));
        return clock();
    }

    Answer advanceClock(Request request) {
        int minutes = JsonFields.of(request.body(), "minutes").integer("minutes", 0, MAX_ADVANCE_MINUTES);
        departures.advance(Duration.ofMinutes(minutes));
        return clock();
    }

    private Answer clock() {
        ServerState state = departures.state();
        return Answer.json(200, new Clock(state.now(), state.speed()));
    }

    Answer faults(Request request) {
        QueryParameters.of(request);
        Fault writes = faults.get(Faults.Kind.WRITES);
        return Answer.json(
                200,
                new WaitingFaults(
                        new WriteFault(writes.next(), writes.status(), writes.message(), writes.delayMillis()),
                        faults.get(Faults.Kind.READS)));
    }

    Answer setFaults(Request request) {
        JsonFields fields = JsonFields.of(request.body(), "writes", "reads");
        Fault writes = fault(fields, "writes", "next", "status", "message", "delayMillis");
        Fault reads = fault(fields, "reads", "next", "status", "message", "delayMillis", "malformed");
        if (writes != null) {
            faults.set(Faults.Kind.WRITES, writes);
        }
        if (reads != null) {
            faults.set(Faults.Kind.READS, reads);
        }
        return Answer.empty(204);
    }

    private static @Nullable Fault fault(JsonFields all, String part, String... names) {
        if (!all.has(part)) {
            return null;
        }
        JsonFields fields = all.object(part, names);
        int next = fields.integer("next", 0, MAX_FAULTS);
        int status = fields.integer("status", 0, 599, 0);
        if (status != 0 && status < 400) {
            throw fields.wrong("status", "0 or an error from 400 to 599");
        }
        Fault fault = new Fault(
                next,
                status,
                fields.text("message", FAULT_MESSAGE),
                fields.integer("delayMillis", 0, MAX_DELAY_MILLIS, 0),
                fields.flag("malformed", false));
        return next == 0 ? Fault.NONE : fault;
    }
}
