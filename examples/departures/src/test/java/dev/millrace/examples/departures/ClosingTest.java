package dev.millrace.examples.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void all_areClosedInOrder() throws Exception {
        Closing.all(() -> closed.add("server"), () -> closed.add("store"));

        assertThat(closed).containsExactly("server", "store");
    }

    @Test
    void all_ofWhichSomeThrow_areClosedNevertheless() {
        assertThatThrownBy(() -> Closing.all(() -> fail("first"), () -> closed.add("store"), () -> fail("second"),
                () -> closed.add("backend"))).isInstanceOf(IOException.class).hasMessage("first")
                .satisfies(failure -> assertThat(failure.getSuppressed()).singleElement()
                        .satisfies(other -> assertThat(other).hasMessage("second")));

        assertThat(closed).containsExactly("store", "backend");
    }

    private static void fail(String message) throws IOException {
        throw new IOException(message);
    }
}
