package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

import dev.millrace.benchmarks.ResultTable.Line;

/** Runs JMH inside the test, as short as can be: the numbers mean nothing, but they must be there. */
class BenchmarkMainTest {

    @TempDir private Path folder;

    @Test
    void run_argumentsOfJmh_givesTimeAndMemoryOfWhatTheyChoose() throws Exception {
        Path json = folder.resolve("results").resolve("board.json");

        ResultTable table = BenchmarkMain.run(new CommandLineOptions("DeparturesBoard",
                "-f", "0", "-wi", "0", "-i", "1", "-r", "20ms", "-p", "flights=500", "-p", "update=FAR",
                "-v", "SILENT", "-rff", json.toString()));

        assertThat(table.lines()).extracting(Line::benchmark).containsExactly("collection", "engine");
        assertThat(table.lines()).allSatisfy(line -> {
            assertThat(line.parameters()).isEqualTo(Map.of("flights", "500", "update", "FAR"));
            assertThat(line.unit()).isEqualTo("us/op");
            assertThat(line.time()).isPositive();
            assertThat(line.bytes()).isPositive();
        });
        assertThat(json).content().contains("DeparturesBoardBenchmark.engine", "gc.alloc.rate.norm");
    }

    @Test
    void run_patternOfNoBenchmark_isRefused() throws Exception {
        CommandLineOptions asked = new CommandLineOptions("NoSuchBenchmark",
                "-v", "SILENT", "-rff", folder.resolve("none.json").toString());

        assertThatThrownBy(() -> BenchmarkMain.run(asked)).isInstanceOf(NoBenchmarksException.class);
    }
}
