package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.collections.LiveQuery;

class WebStreamResumeTest {

    private static final int RECENT = 4;

    private final Tasks tasks = new Tasks();
    private final LiveQuery<Tasks.Task> query = tasks.first(10);
    private final WebStream stream =
            new WebStream(Tasks.JSON, RECENT).list("tasks", query).list("count", tasks.count());
    private final Page page = new Page();

    @BeforeEach
    void readSomething() {
        Reader reader = Reader.eager(stream, null);
        tasks.insert(1, 10);
        reader.texts().forEach(page::receive);
        reader.cancel();
    }

    @AfterEach
    void close() {
        stream.close();
        tasks.close();
    }

    @Test
    void resume_afterTheLastEvent_givesNothing() {
        assertThat(Reader.eager(stream, page.lastEventId()).texts()).containsExactly("retry: 1000\n\n");
    }

    @Test
    void resume_afterAnEvent_givesExactlyWhatWasMissed() {
        Reader witness = Reader.eager(stream, page.lastEventId());
        tasks.insert(2, 20).rank(1, 30);
        List<String> missed = witness.texts();

        List<String> replayed = Reader.eager(stream, page.lastEventId()).texts();

        assertThat(replayed).isEqualTo(missed).hasSize(1 + 3);
        replayed.forEach(page::receive);
        assertThat(page.shows("tasks", query)).isTrue();
    }

    @Test
    void resume_afterTheOldestEventThatCanBeContinued_givesAllThatIsKept() {
        tasks.insert(2, 20).insert(3, 30);

        List<ServerSentEvent> frames = Reader.eager(stream, page.lastEventId()).frames();

        assertThat(frames).hasSize(RECENT).allMatch(event -> event.frame().path("kind").textValue().equals("change"));
    }

    @Test
    void resume_afterAnEventThatIsTooOld_givesSnapshots() {
        tasks.insert(2, 20).insert(3, 30).rank(3, 31);

        assertSnapshots(page.lastEventId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0a1b2c3d-1", "-", "none of ours"})
    void resume_afterAForeignEvent_givesSnapshots(String lastEventId) {
        assertSnapshots(lastEventId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-5", "99", "9223372036854775807", "9223372036854775808", "1.5"})
    void resume_afterAnEventThatWasNeverSent_givesSnapshots(String number) {
        String epoch = String.valueOf(page.lastEventId()).substring(0, 9);

        assertThat(epoch).endsWith("-");
        assertSnapshots(epoch + number);
    }

    @Test
    void resume_afterTheEventThatComesNext_givesSnapshots() {
        String last = String.valueOf(page.lastEventId());
        int dash = last.indexOf('-');

        assertSnapshots(last.substring(0, dash + 1) + (Integer.parseInt(last.substring(dash + 1)) + 1));
    }

    @Test
    void resume_afterAnEventOfAnotherStream_givesSnapshots() {
        try (WebStream other = new WebStream(Tasks.JSON).list("tasks", query)) {
            Page elsewhere = new Page();
            Reader.eager(other, null).texts().forEach(elsewhere::receive);

            assertSnapshots(elsewhere.lastEventId());
        }
    }

    @Test
    void resume_whenTheSnapshotBrokeOffBeforeItsId_givesSnapshots() {
        Page broken = new Page();
        Reader reader = Reader.idle(stream, null);
        reader.request(2);
        reader.texts().forEach(broken::receive);
        reader.cancel();

        assertThat(broken.keys("tasks")).containsExactly("1");
        assertThat(broken.lastEventId()).isNull();
    }

    private void assertSnapshots(String lastEventId) {
        Reader reader = Reader.eager(stream, lastEventId);
        List<String> texts = reader.texts();

        assertThat(texts).hasSize(3);
        Page fresh = new Page();
        texts.forEach(fresh::receive);
        assertThat(fresh.shows("tasks", query)).isTrue();
        tasks.insert(100, 5);
        reader.texts().forEach(fresh::receive);
        assertThat(fresh.shows("tasks", query)).isTrue();
    }
}
