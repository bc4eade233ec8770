package dev.millrace.ui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.OnProblem;
import dev.millrace.query.Bindings;
import dev.millrace.query.QueryDsl;

class WebStreamFailureTest {

    /** A row of which JSON can be made while its text is a short one. */
    record Fragile(int id, String text) {

        public String getShown() {
            return text.length() < 5 ? text : String.valueOf(Integer.parseInt(text));
        }
    }

    /** A row that refuses to be made of an odd rank. */
    record Even(int id, int rank) {
        Even {
            if (rank % 2 != 0) {
                throw new IllegalArgumentException("odd: " + rank);
            }
        }
    }

    private final Tasks tasks = new Tasks();
    private final LiveCollection<Integer, Fragile> fragile =
            tasks.store.collection("fragile", Fragile.class, Fragile::id).open();
    private final LiveQuery<Fragile> fragileQuery = tasks.store.open(QueryDsl.from(fragile).inKeyOrder());
    private final Sinks.Many<Object> values = Sinks.many().replay().latest();
    private final WebStream stream = new WebStream(Tasks.JSON);
    private final LiveQuery<Tasks.Task> taskQuery = tasks.first(10);
    private final WebStream other = new WebStream(Tasks.JSON).list("tasks", taskQuery);

    @AfterEach
    void close() {
        stream.close();
        other.close();
        tasks.close();
    }

    @Test
    void row_thatCannotBeWritten_failsTheStreamWithWhatWasWrong() {
        stream.list("tasks", taskQuery).list("fragile", fragileQuery);
        Reader reader = Reader.eager(stream, null);
        Reader slow = Reader.idle(stream, null);
        fragile.insert(new Fragile(1, "good"));
        reader.texts();

        fragile.insert(new Fragile(2, "this is no number"));

        assertThat(reader.failure()).isInstanceOf(ChannelFailedException.class).hasMessageContaining("\"fragile\"")
                .hasMessageContaining(Fragile.class.getName()).hasMessageContaining("ObjectMapper");
        assertThat(slow.failure()).as("a slow reader is sent first what is in the log").isNull();
        slow.request(100);
        assertThat(slow.failure()).isInstanceOf(ChannelFailedException.class);
        assertThat(slow.frames()).last().extracting(event -> event.frame().path("version").longValue()).isEqualTo(1L);
    }

    @Test
    void row_thatCannotBeWritten_disturbsNeitherTheStoreNorOtherStreams() {
        stream.list("fragile", fragileQuery);
        Reader elsewhere = Reader.eager(other, null);
        elsewhere.texts();

        fragile.insert(new Fragile(1, "this is no number"));
        tasks.insert(1, 10);

        assertThat(elsewhere.frames()).hasSize(1);
        assertThat(fragileQuery.snapshot().rows()).hasSize(1);
        assertThat(Reader.eager(other, null).failure()).isNull();
    }

    @Test
    void failure_reachesReadersThatComeLater() {
        stream.list("fragile", fragileQuery);
        fragile.insert(new Fragile(1, "this is no number"));

        StepVerifier.create(stream.events(null)).expectNext("retry: 1000\n\n")
                .expectNextMatches(event -> event.startsWith("event: failed\n"))
                .expectError(ChannelFailedException.class).verify(Duration.ofSeconds(10));
        StepVerifier.create(stream.events(null)).expectNextMatches(event -> event.startsWith("event: failed\n"))
                .expectError(ChannelFailedException.class).verify(Duration.ofSeconds(10));
        assertThatThrownBy(() -> stream.value("more", Flux.just(1))).isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(ChannelFailedException.class);
    }

    @Test
    void failure_isToldToTheBrowserBeforeTheEnd() {
        stream.value("figures", values.asFlux());
        Reader reader = Reader.eager(stream, null);
        reader.texts();

        values.tryEmitError(new IOException("the \"figures\"\nare gone"));

        assertThat(reader.texts())
                .containsExactly("event: failed\ndata: {\"message\":\"Channel \\\"figures\\\" has failed"
                        + " and with it the stream: the \\\"figures\\\"\\nare gone\"}\n\n");
        assertThat(reader.failure()).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void row_thatCannotBeWritten_isNoMatterWhileNobodyReads() {
        stream.list("fragile", fragileQuery);
        fragile.insert(new Fragile(1, "this is no number"));
        fragile.delete(1);
        fragile.insert(new Fragile(2, "good"));

        Reader reader = Reader.eager(stream, null);

        assertThat(reader.failure()).isNull();
        assertThat(reader.frames()).hasSize(1);
    }

    @Test
    void row_thatCannotBeWritten_isWhereItsReadersEndWhateverFollows() {
        stream.list("fragile", fragileQuery);
        Reader slow = Reader.idle(stream, null);
        slow.request(2);
        fragile.insert(new Fragile(1, "this is no number"));
        fragile.insert(new Fragile(2, "good"));
        slow.texts();

        slow.request(100);

        assertThat(slow.texts()).singleElement().asString().startsWith("event: failed\n");
        assertThat(slow.failure()).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void firstRows_thatCannotBeWritten_failTheStream() {
        fragile.insert(new Fragile(1, "this is no number"));

        stream.list("fragile", fragileQuery);

        assertThat(Reader.eager(stream, null).failure()).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void query_thatFails_failsTheStream() {
        LiveQuery<Even> evens = tasks.store.open(QueryDsl.from(tasks.all).select(
                task -> QueryDsl.into(Even::new, task.get(Tasks.Task::id), task.get(Tasks.Task::rank))).inKeyOrder(),
                Bindings.NONE, OnProblem.FAIL);
        stream.list("evens", evens);
        Reader reader = Reader.eager(stream, null);
        tasks.insert(1, 2);
        assertThat(reader.failure()).isNull();

        tasks.insert(2, 3);

        assertThat(reader.failure()).isInstanceOf(ChannelFailedException.class).hasMessageContaining("\"evens\"")
                .hasRootCauseMessage("odd: 3");
    }

    @Test
    void value_thatFails_failsTheStreamAndStopsItsSources() {
        stream.list("fragile", fragileQuery).value("figures", values.asFlux());
        Reader reader = Reader.eager(stream, null);

        values.tryEmitError(new IOException("the figures are gone"));

        assertThat(reader.failure()).isInstanceOf(ChannelFailedException.class)
                .hasMessage("Channel \"figures\" has failed and with it the stream: the figures are gone")
                .hasCauseInstanceOf(IOException.class);
        reader.texts();
        fragile.insert(new Fragile(1, "good"));
        assertThat(reader.texts()).isEmpty();
    }

    @Test
    void failure_withoutMessage_isNamedByItsType() {
        stream.value("figures", Flux.error(new IllegalStateException()));

        assertThat(Reader.eager(stream, null).failure()).hasMessageContaining("java.lang.IllegalStateException");
    }

    @Test
    void value_thatCompletes_staysAsItIs() {
        stream.value("figures", Flux.just(List.of(1, 2)));

        Reader reader = Reader.eager(stream, null);

        assertThat(reader.frames()).hasSize(1);
        assertThat(reader.isComplete()).isFalse();
    }
}
