package dev.millrace.sync.rest;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.RelationRef;

/** The row of these tests. */
public record Flight(long id, LocalDateTime scheduled, int delay, String origin, Status status, @Nullable String remark,
        long version) {

    /** Whether it is gone. */
    public enum Status {
        /** Still there. */
        SCHEDULED,
        /** Gone. */
        DEPARTED
    }

    static final RelationRef<Flight> RELATION = RelationRef.of("flights", Flight.class, Flight::id);

    static Flight of(long id, int delay) {
        return new Flight(id, LocalDateTime.parse("2001-01-01T06:05"), delay, "MDT", Status.SCHEDULED, null, 1);
    }

    /** The row as a backend writes it, with a property that is no component. */
    static String json(long id, String delay) {
        return """
                {"id":%d,"scheduled":"2001-01-01T06:05","delay":%s,"distance":370,"origin":"MDT","status":"SCHEDULED",\
                "remark":null,"version":1}""".formatted(id, delay);
    }
}
