package dev.millrace.examples.departures.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class CheckTest {

    private static final int NINE_HOURS = 9 * 60;

    @Test
    void firstHours_areReplayedWithoutADifference() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        boolean good = Check.run(new PrintStream(said, true, StandardCharsets.UTF_8), NINE_HOURS);

        assertThat(said.toString(StandardCharsets.UTF_8)).matches(
                """
                        held flight \\d+: -?\\d+ -> -?\\d+ minutes, confirmed
                        held flight \\d+: refused \\(.*the gate is needed for another flight.*\\), rolled back to -?\\d+ minutes
                        \\d\\d+ flights replayed, \\d\\d+ commits
                        \\d\\d+ commits compared with a fresh evaluation \\(the other \\d+ came before the queries were open, or changed no row\\): \\d\\d\\d+ comparisons, \\d\\d\\d+ of non-empty results, 0 differences
                        commit: median \\S+ µs, p99 \\S+ µs
                        """);
        assertThat(good).isTrue();
    }
}
