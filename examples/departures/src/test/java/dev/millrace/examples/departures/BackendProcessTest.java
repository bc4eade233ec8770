package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;

class BackendProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2000, 12, 31, 22, 0);

    @Test
    void backend_listensUntilItIsClosed() throws IOException {
        BackendControl control;
        try (BackendProcess backend = BackendProcess.start(0)) {
            control = new BackendControl(backend.address());

            BackendControl.Health before = control.health().block(PATIENCE);
            control.advance(12 * 60).block(PATIENCE);
            BackendControl.Health after = control.health().block(PATIENCE);

            assertThat(before).isNotNull().extracting(BackendControl.Health::now).isEqualTo(BEGINNING);
            assertThat(after).isNotNull().extracting(BackendControl.Health::now).isEqualTo(BEGINNING.plusHours(12));
            assertThat(after.position().hasReached(before.position())).isTrue();
            assertThat(after.position().sequence()).isGreaterThan(before.position().sequence());
        }

        assertThatThrownBy(() -> control.health().block(PATIENCE)).hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining("cannot be reached").hasMessageContaining("GET /health");
    }

    @Test
    void backend_thatReturns_takesItsOldPort() throws IOException {
        int port;
        try (BackendProcess first = BackendProcess.start(0)) {
            port = first.address().getPort();
        }

        try (BackendProcess second = BackendProcess.start(0, port)) {
            assertThat(second.address().getPort()).isEqualTo(port);
        }
    }

    @Test
    void start_onATakenPort_fails() throws IOException {
        try (BackendProcess first = BackendProcess.start(0)) {
            int taken = first.address().getPort();

            assertThatThrownBy(() -> BackendProcess.start(0, taken)).isInstanceOf(IOException.class)
                    .hasMessageContaining("ended before it listened");
        }
    }

    @Test
    void control_tellsWhatTheBackendRefuses() throws IOException {
        try (BackendProcess backend = BackendProcess.start(0)) {
            BackendControl control = new BackendControl(backend.address());

            assertThatThrownBy(() -> control.faults("{\"nonsense\":1}").block(PATIENCE))
                    .hasMessageContaining("PUT /admin/faults")
                    .hasMessageContaining("400").hasMessageContaining("nonsense");
        }
    }
}
