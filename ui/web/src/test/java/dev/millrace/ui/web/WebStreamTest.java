package dev.millrace.ui.web;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.ui.web.Tasks.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.millrace.collections.LiveQuery;

class WebStreamTest {

    private final Tasks tasks = new Tasks();
    private final WebStream stream = new WebStream(Tasks.JSON);

    @AfterEach
    void close() {
        stream.close();
        tasks.close();
    }

    @Test
    void events_ofOneList_areASnapshotAndThenChanges() {
        tasks.insert(1, 10).insert(2, 20);
        stream.list("tasks", tasks.first(10));
        Reader reader = Reader.eager(stream, null);

        assertThat(reader.texts()).first().isEqualTo("retry: 1000\n\n");
        tasks.insert(3, 15);

        List<ServerSentEvent> frames = Reader.eager(stream, null).frames();
        assertThat(frames).singleElement().extracting(ServerSentEvent::frame).isEqualTo(
                json("""
                        {"channel":"tasks","kind":"snapshot","version":3,"keys":["1","3","2"],"rows":[
                        {"id":1,"team":"core","rank":10},{"id":3,"team":"core","rank":15},{"id":2,"team":"core","rank":20}]}"""));
        assertThat(reader.frames()).singleElement().extracting(ServerSentEvent::frame).isEqualTo(json("""
                {"channel":"tasks","kind":"change","from":2,"version":3,
                "ops":[{"op":"insert","at":1,"key":"3","row":{"id":3,"team":"core","rank":15}}]}"""));
    }

    @Test
    void change_ofManyKinds_isRemovalsFromHighToLowThenInsertionsFromLowToHighThenUpdates() {
        for (int id = 1; id <= 6; id++) {
            tasks.insert(id, id * 10);
        }
        LiveQuery<Tasks.Task> query = tasks.first(4);
        stream.list("tasks", query);
        Reader reader = Reader.eager(stream, null);
        Page page = new Page();
        reader.texts().forEach(page::receive);

        query.setWindow(2, 4);

        String moved = reader.texts().get(0);
        page.receive(moved);
        assertThat(ServerSentEvent.of(moved).frame().path("ops")).isEqualTo(json("""
                [{"op":"remove","at":1,"key":"2"},{"op":"remove","at":0,"key":"1"},
                {"op":"insert","at":2,"key":"5","row":{"id":5,"team":"core","rank":50}},
                {"op":"insert","at":3,"key":"6","row":{"id":6,"team":"core","rank":60}}]"""));
        assertThat(page.keys("tasks")).containsExactly("3", "4", "5", "6");
    }

    @Test
    void change_thatMovesARow_marksBothOfItsOperations() {
        tasks.insert(1, 10).insert(2, 20).insert(3, 30);
        stream.list("tasks", tasks.first(10));
        Reader reader = Reader.eager(stream, null);
        reader.texts();

        tasks.rank(1, 25);
        tasks.rank(3, 35);

        assertThat(reader.frames()).extracting(event -> event.frame().path("ops")).containsExactly(json("""
                [{"op":"remove","at":0,"key":"1","move":true},
                {"op":"insert","at":1,"key":"1","row":{"id":1,"team":"core","rank":25},"move":true}]"""), json("""
                [{"op":"update","at":2,"key":"3","row":{"id":3,"team":"core","rank":35}}]"""));
    }

    @Test
    void events_ofAQueryWithoutGroups_holdItsOneRow() {
        stream.list("count", tasks.count());
        Page page = new Page();
        Reader reader = Reader.eager(stream, null);

        tasks.insert(1, 10);

        reader.texts().forEach(page::receive);
        assertThat(page.keys("count")).containsExactly("[]");
        assertThat(page.rows("count")).containsExactly(json("1"));
    }

    @Test
    void value_isSentWheneverThereIsAnother() {
        Sinks.Many<Map<String, Integer>> figures = Sinks.many().replay().latest();
        stream.value("figures", figures.asFlux());
        Reader reader = Reader.eager(stream, null);
        assertThat(reader.frames()).as("a channel without a value yet").isEmpty();

        figures.tryEmitNext(Map.of("rows", 1));
        figures.tryEmitNext(Map.of("rows", 2));

        assertThat(reader.frames()).extracting(ServerSentEvent::frame).containsExactly(
                json("{\"channel\":\"figures\",\"kind\":\"value\",\"version\":1,\"value\":{\"rows\":1}}"),
                json("{\"channel\":\"figures\",\"kind\":\"value\",\"version\":2,\"value\":{\"rows\":2}}"));
        assertThat(Reader.eager(stream, null).frames()).extracting(ServerSentEvent::frame)
                .containsExactly(
                        json("{\"channel\":\"figures\",\"kind\":\"value\",\"version\":2,\"value\":{\"rows\":2}}"));
    }

    @Test
    void snapshot_ofManyChannels_hasAnIdOnItsLastFrameOnly() {
        tasks.insert(1, 10);
        stream.list("tasks", tasks.first(10)).list("count", tasks.count()).value("figures", Flux.just(1));

        List<ServerSentEvent> frames = Reader.eager(stream, null).frames();

        assertThat(frames).extracting(event -> event.frame().path("channel").textValue()).containsExactly("tasks",
                "count", "figures");
        assertThat(frames).extracting(event -> event.id() != null).containsExactly(false, false, true);
    }

    @Test
    void change_always_hasAnIdOfItsOwn() {
        stream.list("tasks", tasks.first(10)).list("count", tasks.count());
        Reader reader = Reader.eager(stream, null);
        reader.texts();
        tasks.insert(1, 10).insert(2, 20);

        assertThat(reader.frames()).hasSize(4).extracting(ServerSentEvent::id).doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void list_ofAQueryWithoutOrder_isRefused() {
        LiveQuery<Tasks.Task> unordered = tasks.store.open(from(tasks.all));

        assertThatThrownBy(() -> stream.list("tasks", unordered)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"tasks\"").hasMessageContaining("inKeyOrder()")
                .hasMessageContaining("from(tasks)");
        assertThat(Reader.eager(stream, null).frames()).isEmpty();
    }

    @Test
    void channel_ofAKnownName_isRefused() {
        stream.list("tasks", tasks.first(10));

        assertThatThrownBy(() -> stream.list("tasks", tasks.first(5))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"tasks\" exists already").hasMessageContaining("[tasks]");
        assertThatThrownBy(() -> stream.value("tasks", Flux.just(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Reader.eager(stream, null).frames()).hasSize(1);
    }

    @Test
    void keepAlive_isSentInSilence() {
        StepVerifier.withVirtualTime(() -> stream.events(null))
                .expectNext("retry: 1000\n\n")
                .expectNoEvent(Duration.ofSeconds(15))
                .expectNext(": keep-alive\n\n")
                .expectNoEvent(Duration.ofSeconds(15))
                .expectNext(": keep-alive\n\n")
                .thenCancel().verify(Duration.ofSeconds(10));
    }

    @Test
    void keepAlive_toAReaderThatTakesNothing_doesNotPileUp() {
        StepVerifier.withVirtualTime(() -> stream.events(null), 1)
                .expectNext("retry: 1000\n\n")
                .thenAwait(Duration.ofMinutes(10))
                .thenRequest(10)
                .expectNext(": keep-alive\n\n")
                .expectNoEvent(Duration.ofSeconds(14))
                .thenCancel().verify(Duration.ofSeconds(10));
    }

    @Test
    void scripts_areTheModulesThatImportEachOther() {
        Map<String, String> scripts = WebStream.scripts();

        assertThat(scripts).containsOnlyKeys("millrace.js", "millrace-live.js");
        assertThat(scripts.get("millrace.js")).contains("from './millrace-live.js'")
                .contains("export class LiveStream");
        assertThat(scripts.get("millrace-live.js")).contains("export class LiveList");
    }
}
