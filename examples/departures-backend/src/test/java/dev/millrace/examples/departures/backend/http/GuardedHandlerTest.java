package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.Test;

class GuardedHandlerTest {
    @Test
    void handle_ownFailure_isLoggedAndAnswered() {
        List<LogRecord> log = new ArrayList<>();
        Logger logger = Logger.getLogger(GuardedHandler.class.getName());
        Handler recorder = new Recorder(log);
        logger.addHandler(recorder);
        logger.setUseParentHandlers(false);
        RuntimeException failure = new IllegalStateException("secret");
        try {
            Answer answer = new GuardedHandler(request -> {
                throw failure;
            })
                    .handle(Requests.get("/x/y"));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(Requests.textOf(answer))
                    .isEqualTo("{\"error\":\"Failed\",\"message\":\"the server failed; its log says why\"}");
        } finally {
            logger.removeHandler(recorder);
            logger.setUseParentHandlers(true);
        }
        assertThat(log).hasSize(1);
        assertThat(log.get(0).getMessage()).isEqualTo("GET /x/y failed");
        assertThat(log.get(0).getThrown()).isSameAs(failure);
    }

    private static final class Recorder extends Handler {
        private final List<LogRecord> records;

        Recorder(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord logRecord) {
            records.add(logRecord);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
