package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;

/** Pages from a real server whose rows change between them. */
class RestConvergenceTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void pagesWithChangesBetweenThem_addUpToWhatTheBackendHolds(long seed) {
        ChangingBackend backend = new ChangingBackend(new Random(seed), 15, 60);
        try (TestServer server = new TestServer()) {
            server.answerAlways(backend::handle);
            FetchAdapter<Flight> adapter = (FetchAdapter<Flight>) RestPolling.of(server.address("/flights")).pageSize(3)
                    .adapter(Flight.RELATION);
            Map<Object, Flight> rows = new TreeMap<>();
            Page<Flight> page = fetch(adapter, null);
            take(page, rows);
            while (page.more() || !backend.isStill()) {
                page = fetch(adapter, page.position());
                take(page, rows);
                assertThat(server.asked).as("requests").hasSizeLessThan(500);
            }
            take(fetch(adapter, page.position()), rows);

            assertThat(rows).isEqualTo(backend.rows()).isNotEmpty();
        }
    }

    /** Later pages over earlier ones, as the runtime stages them. */
    private static void take(Page<Flight> page, Map<Object, Flight> rows) {
        for (RowChange<Flight> change : page.changes()) {
            if (change instanceof RowChange.Put<Flight> put) {
                rows.put(put.row().id(), put.row());
            } else if (change instanceof RowChange.Delete<Flight> delete) {
                rows.remove(delete.key());
            }
        }
    }

    private static Page<Flight> fetch(FetchAdapter<Flight> adapter, @Nullable Position position) {
        return Objects.requireNonNull(adapter.fetch(position).block(SOON));
    }
}
