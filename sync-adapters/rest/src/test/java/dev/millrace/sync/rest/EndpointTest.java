package dev.millrace.sync.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    private static final ServerToken TOKEN = new ServerToken("a b&c", 7);

    private final Endpoint plain = new Endpoint(URI.create("https://example.org:8443/api/flights"));
    private final Endpoint withQuery = new Endpoint(URI.create("http://example.org/flights/?tenant=t%201"));

    @Test
    void page_hasItsParametersEncoded() {
        assertThat(plain.page(new RestPosition.Start(), 500))
                .hasToString("https://example.org:8443/api/flights?limit=500");
        assertThat(plain.page(new RestPosition.NextPage("x/ü+", TOKEN), 2))
                .hasToString("https://example.org:8443/api/flights?limit=2&cursor=x%2F%C3%BC%2B");
        assertThat(withQuery.page(new RestPosition.Since(TOKEN), 2))
                .hasToString("http://example.org/flights/?tenant=t%201&since=a%20b%26c%3A7&limit=2");
    }

    @Test
    void row_isBelowTheCollection() {
        assertThat(plain.row("17")).hasToString("https://example.org:8443/api/flights/17");
        assertThat(plain.row("a/b c?")).hasToString("https://example.org:8443/api/flights/a%2Fb%20c%3F");
        assertThat(withQuery.row("17")).hasToString("http://example.org/flights/17?tenant=t%201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void row_keyThatLeadsElsewhere_isRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> plain.row(key)).withMessageContaining("\"" + key + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flights", "ftp://example.org/flights", "http:/flights", "http://example.org/flights#top",
        "mailto:a@example.org"})
    void constructor_addressThatIsNone_isShown(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint(URI.create(address)))
                .withMessageContaining(address);
    }

    @Test
    void show_leavesOutWhatMayBeSecret() {
        assertThat(Endpoint.show(URI.create("https://user:pass@example.org:8443/a%20b?key=secret")))
                .isEqualTo("https://example.org:8443/a%20b");
        assertThat(Endpoint.show(URI.create("http://example.org"))).isEqualTo("http://example.org");
    }
}
