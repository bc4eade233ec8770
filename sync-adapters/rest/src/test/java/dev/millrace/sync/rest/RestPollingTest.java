package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.FetchAdapter;

class RestPollingTest {

    /** A row whose key cannot stand in an address. */
    public record Listed(List<String> names, int value) {
    }

    private final RestPolling source = RestPolling.of(URI.create("http://127.0.0.1:1/flights"));

    @Test
    void adapter_polls_everySoOften() {
        assertThat(interval(source)).isEqualTo(Duration.ofSeconds(5));
        assertThat(interval(source.every(Duration.ofSeconds(2)))).isEqualTo(Duration.ofSeconds(2));
        assertThat(interval(source)).as("the source itself is as it was").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void settings_thatCannotBe_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> source.every(Duration.ZERO))
                .withMessageContaining("interval");
        assertThatIllegalArgumentException().isThrownBy(() -> source.timeout(Duration.ofSeconds(-1)))
                .withMessageContaining("timeout").withMessageContaining("PT-1S");
        assertThatIllegalArgumentException().isThrownBy(() -> source.pageSize(0)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> RestPolling.of(URI.create("/flights")))
                .withMessageContaining("/flights");
    }

    @Test
    void header_thatCannotBeSent_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> source.header("If-None-Match", "\"a\""))
                .withMessageContaining("If-None-Match");
        assertThatIllegalArgumentException().isThrownBy(() -> source.header("Content-Length", "5"));
        assertThatIllegalArgumentException().isThrownBy(() -> source.header("X-Two-Lines", "a\r\nb"));
    }

    @Test
    void adapter_versionThatIsNoComponent_namesTheNearest() {
        assertThatIllegalArgumentException().isThrownBy(() -> source.version("versoin").adapter(Flight.RELATION))
                .withMessageContaining("versoin").withMessageContaining("version");
    }

    /** A row with two components that want to be the version. */
    public record Revised(int id, long rev, long version) {
    }

    @Test
    void adapter_versionWhosePlaceAnotherComponentTakes_isRefused() {
        RelationRef<Revised> relation = RelationRef.of("revised", Revised.class, Revised::id);

        assertThatIllegalArgumentException().isThrownBy(() -> source.version("rev").adapter(relation))
                .withMessageContaining("revised").withMessageContaining("rev").withMessageContaining("\"version\"");
        assertThat(source.version("version").adapter(relation)).isNotNull();
        assertThat(source.adapter(relation)).isNotNull();
    }

    @Test
    void adapter_keyThatCannotStandInAnAddress_isRefused() {
        RelationRef<Listed> relation = RelationRef.of("listed", Listed.class, Listed::names);

        assertThatIllegalArgumentException().isThrownBy(() -> source.adapter(relation)).withMessageContaining("listed")
                .withMessageContaining("names");
    }

    @Test
    void toString_tellsWhereAndHowOften() {
        assertThat(source).hasToString("RestPolling of http://127.0.0.1:1/flights every PT5S");
    }

    private static Duration interval(RestPolling source) {
        return ((FetchAdapter<Flight>) source.adapter(Flight.RELATION)).interval();
    }
}
