package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    private static final Map<String, String> CHECKS = Map.of("load", "1:a", "updates100", "1:b");

    @Test
    void table_hasRatiosOfTheMiddleForks() {
        Summary summary = Summary.of(Map.of("cores", "2"),
                List.of(cell("STORE", 300), cell("HAND", 100), cell("ENGINE", 80),
                        cell("STORE", 100), cell("HAND", 100), cell("STREAMS", 2000),
                        CellFigures.unsupported("GLAZED_LISTS", "Q3", 1_000_000, "Glazed Lists have no join.")),
                List.of());

        assertThat(SummaryTable.of(summary)).contains("- cores: 2\n",
                "| update.mixed | Q3 | 1000000 | 100 ns / 200 ns / 300 ns | 200 ns | 80 ns "
                        + "| 100 ns / 100 ns / 100 ns | 2.00 "
                        + "| ≤ 1.5 x by hand | no | STREAMS | 10.00 | 48 |\n",
                "| update.mixed: p99 / median | Q3 | 1000000 | 2.00 |  | 2.00 | 2.00 |  | ≤ 6.00 | yes |  |  |  |\n",
                "| update.mixed: best re-query | Q3 | 1000000 | 100 ns / 200 ns / 300 ns | 200 ns |  |  |  "
                        + "| ≥ 10.0 x ours | yes | STREAMS | 10.00 | 48 |\n",
                "- GLAZED_LISTS, Q3, 1000000 rows: Glazed Lists have no join.\n");
    }

    @Test
    void json_isReadAsItWasWritten(@TempDir Path folder) throws IOException {
        Summary summary = Summary.of(Map.of("cores", "2"), List.of(cell("STORE", 300), cell("HAND", 100)),
                List.of("a note"));
        Path file = folder.resolve("summary.json");

        JsonFiles.write(file, summary);

        assertThat(JsonFiles.read(file, Summary.class)).isEqualTo(summary);
    }

    @Test
    void differences_takeTheFiguresOfTheQueryOut() {
        List<CellFigures> cells = new ArrayList<>(List.of(cell("STORE", 300), cell("HAND", 100),
                new CellFigures("H2", "Q3", 1_000_000, null, null, Map.of("load", "2:c", "updates100", "2:d"),
                        Map.of())));

        List<String> problems = Suite.differences(cells);

        assertThat(problems).singleElement().asString().contains("Q3 at 1000000", "H2", "2:c", "1:a");
        assertThat(cells).allSatisfy(cell -> assertThat(cell.figures()).isEmpty());
        assertThat(cells).allSatisfy(cell -> assertThat(cell.failure()).isNotNull());
    }

    private static CellFigures cell(String peer, double median) {
        Figure figure = new Figure("ns", median, median, 2 * median, null, null, 48.0, null);
        return new CellFigures(peer, "Q3", 1_000_000, null, null, CHECKS, Map.of("update.mixed", figure));
    }
}
