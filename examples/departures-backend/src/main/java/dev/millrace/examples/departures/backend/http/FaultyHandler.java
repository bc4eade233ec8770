package dev.millrace.examples.departures.backend.http;

import java.time.Duration;

/**
 * Lets the waiting faults befall the requests of a kind.
 *
 * <p>A request that fails is not handled at all. One that is only slow is handled at once and its answer held back: so
 * it arrives old, as over a slow network.
 *
 * @param kind the kind of the requests
 * @param faults what waits
 * @param sound who answers
 * @param malformed who answers when the answer is to be malformed
 */
record FaultyHandler(Faults.Kind kind, Faults faults, Handler sound, Handler malformed) implements Handler {
    /** Makes the reads of a collection faulty, with the field that a malformed answer has wrong. */
    static Handler reads(Faults faults, Handler reads, String field) {
        return new FaultyHandler(Faults.Kind.READS, faults, reads, new MalformedAnswers(reads, field));
    }

    /** Makes writes faulty; their answers are never malformed. */
    static Handler writes(Faults faults, Handler writes) {
        return new FaultyHandler(Faults.Kind.WRITES, faults, writes, writes);
    }

    @Override
    public Answer handle(Request request) {
        Fault fault = faults.take(kind);
        Answer answer = fault.status() == 0
                ? new GuardedHandler(fault.malformed() ? malformed : sound).handle(request)
                : Answer.error(fault.status(), fault.message());
        return answer.after(Duration.ofMillis(fault.delayMillis()));
    }
}
