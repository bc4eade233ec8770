package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.http.Faults.Kind;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void take_countsDown() {
        Fault fault = new Fault(2, 503, "down", 0, false);
        faults.set(Kind.READS, fault);

        assertThat(faults.take(Kind.READS)).isEqualTo(fault);
        assertThat(faults.get(Kind.READS)).isEqualTo(fault.afterOne());
        assertThat(faults.take(Kind.READS).status()).isEqualTo(503);
        assertThat(faults.get(Kind.READS)).isEqualTo(Fault.NONE);
        assertThat(faults.take(Kind.READS)).isEqualTo(Fault.NONE);
    }

    @Test
    void take_otherKind_isSpared() {
        faults.set(Kind.READS, new Fault(1, 503, "down", 0, false));

        assertThat(faults.take(Kind.WRITES)).isEqualTo(Fault.NONE);
        assertThat(faults.get(Kind.READS).next()).isOne();
    }

    @Test
    void handle_failure_sparesTheHandler() {
        AtomicInteger handled = new AtomicInteger();
        Handler faulty = FaultyHandler.writes(faults, request -> Answer.json(200, handled.incrementAndGet()));
        faults.set(Kind.WRITES, new Fault(1, 422, "gate needed", 70, false));

        Answer answer = faulty.handle(Requests.get("/x"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.delay()).isEqualTo(Duration.ofMillis(70));
        assertThat(Requests.textOf(answer)).isEqualTo("{\"error\":\"Refused\",\"message\":\"gate needed\"}");
        assertThat(handled).hasValue(0);
        assertThat(faulty.handle(Requests.get("/x")).status()).isEqualTo(200);
    }

    @Test
    void handle_delay_holdsBackErrorsToo() {
        Handler faulty = FaultyHandler.writes(faults, request -> {
            throw Problem.notFound("nothing");
        });
        faults.set(Kind.WRITES, new Fault(1, 0, "", 70, false));

        Answer answer = faulty.handle(Requests.get("/x"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.delay()).isEqualTo(Duration.ofMillis(70));
    }
}
