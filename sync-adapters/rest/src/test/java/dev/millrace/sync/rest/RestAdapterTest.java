package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncException;

/** Pages of a backend that answers as it should. */
class RestAdapterTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestServer server = new TestServer();
    private final RestPolling source = RestPolling.of(server.address("/flights")).pageSize(2);
    private final FetchAdapter<Flight> adapter = (FetchAdapter<Flight>) source.adapter(Flight.RELATION);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void snapshotPages_areFollowedByWhatChangedSinceTheFirst() {
        server.json(200, page("\"c1\"", true, "e:5", Flight.json(1, "-27"), Flight.json(2, "0")));
        server.json(200, page("null", false, "e:9", Flight.json(3, "4")));
        server.json(200, changes("e:7", true, "[2]", Flight.json(1, "8")));
        server.json(200, changes("e:8", false, "[]"));

        Page<Flight> first = fetch(null);
        Page<Flight> second = fetch(first.position());
        Page<Flight> third = fetch(second.position());
        Page<Flight> last = fetch(third.position());

        assertThat(server.asked).extracting(TestServer.Asked::target).containsExactly("/flights?limit=2",
                "/flights?limit=2&cursor=c1", "/flights?since=e%3A5&limit=2", "/flights?since=e%3A7&limit=2");
        assertThat(first).isEqualTo(Page.snapshot(List.of(Flight.of(1, -27), Flight.of(2, 0)), first.position(), true));
        assertThat(second).isEqualTo(Page.snapshot(List.of(Flight.of(3, 4)), second.position(), true));
        assertThat(third).isEqualTo(Page.changes(List.of(RowChange.put(Flight.of(1, 8)), RowChange.delete(2L)),
                third.position(), true));
        assertThat(last).isEqualTo(Page.changes(List.of(), last.position(), false));
        assertThat(List.of(first, second, third, last)).extracting(page -> page.position().sequence())
                .containsExactly(5L, 5L, 7L, 8L);
    }

    @Test
    void emptyCollection_isASnapshotToo() {
        server.json(200, page("null", false, "e:0"));

        assertThat(fetch(null))
                .matches(page -> page.kind() == Page.Kind.SNAPSHOT && page.changes().isEmpty() && page.more());
    }

    @Test
    void answerWithoutNews_isAskedForByItsTag() {
        server.answer(200, Map.of("Content-Type", "application/json", "ETag", "W/\"abc\""),
                changes("e:5", false, "[]"));
        server.answer(304, Map.of("ETag", "W/\"abc\""), "");
        server.answer(200, Map.of("Content-Type", "application/json", "ETag", "W/\"abd\""),
                changes("e:6", false, "[]"));
        server.answer(200, Map.of("Content-Type", "application/json", "ETag", "W/\"abd\""),
                changes("e:6", false, "[]"));

        Page<Flight> first = fetch(since(5));
        Page<Flight> second = fetch(since(5));
        Page<Flight> third = fetch(since(5));
        fetch(third.position());
        server.json(200, changes("e:6", false, "[]"));
        fetch(since(4));

        assertThat(first).isEqualTo(Page.changes(List.of(), since(5), false));
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(Page.changes(List.of(), since(6), false));
        assertThat(server.asked).extracting(asked -> String.valueOf(asked.header("If-None-Match")))
                .containsExactly("null", "W/\"abc\"", "W/\"abc\"", "null", "null");
    }

    @Test
    void answerWithNews_isNotAskedForByItsTag() {
        for (String body : List.of(changes("e:6", false, "[]", Flight.json(1, "0")), changes("e:6", false, "[1]"),
                changes("e:6", false, "[]"), changes("e:5", true, "[]"))) {
            server.answer(200, Map.of("Content-Type", "application/json", "ETag", "\"abc\""), body);
            server.json(200, changes("e:5", false, "[]"));

            fetch(since(5));
            fetch(since(5));

            assertThat(server.lastAsked().header("If-None-Match")).as(body).isNull();
        }
    }

    @Test
    void answerOfAnotherEpoch_isAReset() {
        server.json(200, changes("f:6", false, "[]"));

        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> fetch(since(5)))
                .matches(fault -> fault.kind() == SyncException.Kind.RESET)
                .withMessageContaining("flights").withMessageContaining("e:5").withMessageContaining("f:6");
    }

    @Test
    void positionOfAnotherAdapter_isAReset() {
        assertThatExceptionOfType(SyncException.class).isThrownBy(() -> fetch(new Position(5, "lsn 0/5")))
                .matches(fault -> fault.kind() == SyncException.Kind.RESET).withMessageContaining("lsn 0/5");
        assertThat(server.asked).isEmpty();
    }

    @Test
    void request_hasTheHeadersThatWereGiven() {
        server.json(200, page("null", false, "e:0"));
        RestPolling authorised =
                source.header("Authorization", "Bearer a").header("X-Tenant", "t").header("authorization", "Bearer b");

        ((FetchAdapter<Flight>) authorised.adapter(Flight.RELATION)).fetch(null).block(SOON);

        assertThat(server.lastAsked().header("Authorization")).isEqualTo("Bearer b");
        assertThat(server.lastAsked().header("X-Tenant")).isEqualTo("t");
        assertThat(server.lastAsked().header("Accept")).isEqualTo("application/json");
        assertThat(server.lastAsked().header("Upgrade")).isNull();
    }

    @Test
    void contentType_mayBeAnyJson() {
        server.answer(200, Map.of("Content-Type", "Application/vnd.flights+JSON; charset=utf-8"),
                page("null", false, "e:0"));

        assertThat(fetch(null).changes()).isEmpty();
    }

    @Test
    void fetch_asksOnlyWhenSubscribedTo() {
        adapter.fetch(null);

        assertThat(server.asked).isEmpty();
    }

    private Page<Flight> fetch(@Nullable Position position) {
        return Objects.requireNonNull(adapter.fetch(position).block(SOON));
    }

    private static Position since(long sequence) {
        return new RestPosition.Since(new ServerToken("e", sequence)).toPosition();
    }

    private static String page(String cursor, boolean more, String token, String... rows) {
        return "{\"items\":[%s],\"nextCursor\":%s,\"hasMore\":%s,\"token\":\"%s\"}".formatted(String.join(",", rows),
                cursor, more,
                token);
    }

    private static String changes(String token, boolean more, String deleted, String... rows) {
        return "{\"items\":[%s],\"deleted\":%s,\"token\":\"%s\",\"hasMore\":%s}".formatted(String.join(",", rows),
                deleted, token,
                more);
    }
}
