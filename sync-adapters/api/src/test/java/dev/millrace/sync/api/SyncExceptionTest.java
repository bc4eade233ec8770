package dev.millrace.sync.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

class SyncExceptionTest {

    @Test
    void protocol_tellsWhatWhereAndWhy() {
        SyncException fault = SyncException.protocol("expected int, found text", "$.items[3].delay", "\"late\"", null);

        assertThat(fault.kind()).isEqualTo(SyncException.Kind.PROTOCOL);
        assertThat(fault).hasMessage("expected int, found text, at $.items[3].delay: \"late\"");
        assertThat(fault.place()).contains("$.items[3].delay");
        assertThat(fault.excerpt()).contains("\"late\"");
    }

    @Test
    void protocol_longExcerpt_isCut() {
        SyncException fault = SyncException.protocol("expected JSON", "$", "<html>" + "x".repeat(10_000), null);

        assertThat(fault.excerpt().orElseThrow()).startsWith("<html>xxx").endsWith("…").hasSizeLessThan(300);
        assertThat(fault.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void protocol_cutWithinACharacterOfTwoUnits_leavesNoHalf() {
        String excerpt =
                SyncException.protocol("expected JSON", "$", "x".repeat(239) + "😀😀", null).excerpt().orElseThrow();

        assertThat(excerpt).isEqualTo("x".repeat(239) + "…");
    }

    @Test
    void passing_mayKnowWhenToComeBack() {
        assertThat(SyncException.passing("busy", Duration.ofSeconds(3)).retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(SyncException.passing("busy", new IOException("reset")).retryAfter()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> SyncException.passing("busy", Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    @Test
    void kinds_areThoseOfTheFactories() {
        assertThat(SyncException.passing("m", (Throwable) null).kind()).isEqualTo(SyncException.Kind.TRANSIENT);
        assertThat(SyncException.reset("m").kind()).isEqualTo(SyncException.Kind.RESET);
        assertThat(SyncException.fatal("m", null).kind()).isEqualTo(SyncException.Kind.FATAL);
        assertThat(SyncException.fatal("m", null).place()).isEmpty();
        assertThat(SyncException.fatal("m", null).excerpt()).isEmpty();
    }

    @Test
    void exceptions_surviveSerialisation() throws Exception {
        SyncException fault = copy(SyncException.protocol("expected int", "$.a", "1.5", new IOException("cause")));
        WriteRejectedException refusal =
                copy(new WriteRejectedException("Conflict", "late", Map.of("a", new Object())));

        assertThat(fault).hasMessage("expected int, at $.a: 1.5").hasRootCauseMessage("cause");
        assertThat(fault.place()).contains("$.a");
        assertThat(refusal).hasMessage("late");
        assertThat(refusal.code()).isEqualTo("Conflict");
        assertThat(refusal.details()).isEmpty();
    }

    @SuppressWarnings("unchecked") // reads what was written one line above
    private static <T> T copy(T exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}
