package dev.millrace.examples.departures.backend.http;

import java.util.EnumMap;
import java.util.Map;

/** The faults that wait for the next requests. Thread-safe: guarded by its own lock. */
final class Faults {
    /** The kinds of requests that can be made to fail. */
    enum Kind {
        WRITES,
        READS
    }

    private final Map<Kind, Fault> waiting = new EnumMap<>(Kind.class);

    /** Replaces what waits for a kind. */
    synchronized void set(Kind kind, Fault fault) {
        waiting.put(kind, fault);
    }

    /** Returns what waits for a kind. */
    synchronized Fault get(Kind kind) {
        return waiting.getOrDefault(kind, Fault.NONE);
    }

    /** Returns what befalls the present request of a kind, and counts it. */
    synchronized Fault take(Kind kind) {
        Fault fault = get(kind);
        if (fault.next() == 0) {
            return Fault.NONE;
        }
        set(kind, fault.next() == 1 ? Fault.NONE : fault.afterOne());
        return fault;
    }
}
