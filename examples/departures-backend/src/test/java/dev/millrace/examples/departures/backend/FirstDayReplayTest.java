package dev.millrace.examples.departures.backend;

import static dev.millrace.examples.departures.backend.TestBackend.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The first day of the packaged flights, as a client sees it that follows the server over HTTP. */
class FirstDayReplayTest {
    private static final String DAY = "2001/01/01";
    private static final int STEP_MINUTES = 5;

    private final Map<Integer, JsonNode> lastSeen = new HashMap<>();
    private final Set<Integer> dropped = new HashSet<>();

    /** Reads the real delays by flight number, independently of the server's own reading. */
    private static Map<Integer, Integer> realDelays() throws IOException {
        Map<Integer, Integer> delays = new TreeMap<>();
        try (InputStream file = FirstDayReplayTest.class.getResourceAsStream("flights-20k.json")) {
            int id = 0;
            for (JsonNode flight : new ObjectMapper().readTree(file)) {
                id++;
                if (flight.path("date").textValue().startsWith(DAY)) {
                    delays.put(id, flight.path("delay").intValue());
                }
            }
        }
        return delays;
    }

    @Test
    void everyFlight_appearsEndsWithItsRealDelayAndIsDropped() throws IOException {
        Map<Integer, Integer> realDelays = realDelays();
        assertThat(realDelays).hasSize(222);

        try (TestBackend backend = TestBackend.full(BackendOptions.defaults().withSpeed(0))) {
            String token = json(backend.get("/flights")).path("token").textValue();
            for (int minute = 0; minute <= 40 * 60; minute += STEP_MINUTES) {
                backend.advance(STEP_MINUTES);
                token = readChanges(backend, token);
            }
        }

        assertThat(lastSeen.keySet()).containsAll(realDelays.keySet());
        assertThat(dropped).containsAll(realDelays.keySet());
        realDelays.forEach((id, delay) -> {
            JsonNode flight = lastSeen.get(id);
            assertThat(flight.path("delay").intValue()).as("delay of flight %s", flight).isEqualTo(delay);
            assertThat(flight.path("status").textValue()).isEqualTo("DEPARTED");
            assertThat(flight.path("version").intValue()).as("changes of flight %s", flight).isGreaterThan(3);
        });
    }

    private String readChanges(TestBackend backend, String since) {
        JsonNode page;
        String token = since;
        do {
            page = json(backend.get("/flights?limit=7&since=" + token));
            page.path("items").forEach(row -> {
                int id = row.path("id").intValue();
                assertThat(dropped).doesNotContain(id);
                lastSeen.put(id, row);
            });
            page.path("deleted").forEach(key -> dropped.add(key.intValue()));
            token = page.path("token").textValue();
        } while (page.path("hasMore").booleanValue());
        return token;
    }
}
