package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {

    @Test
    void drawings_areOfWhatTheSummaryHas(@TempDir Path folder) throws Exception {
        String shown = write(folder, List.of(line("update.loop", "Q1", 100), line("update.loop", "Q2", 300),
                line("update.queries.equal.loop", "1 open", 100), line("update.queries.equal.loop", "10 open", 120)));

        assertThat(shown.lines().filter(line -> !line.isEmpty())).hasSize(3)
                .allMatch(line -> line.matches("!\\[.+]\\(performance-\\w+\\.svg\\)"));
        for (String name : List.of("ratios", "sizes", "queries")) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(folder.resolve("performance-" + name + ".svg").toFile());
        }
        // its points, and one in the legend, of each series that has figures
        assertThat(circles(folder, "ratios")).isEqualTo(2 + 1);
        assertThat(circles(folder, "queries")).isEqualTo(4 + 2);
    }

    @Test
    void drawingsWithoutFigures_areNotMade(@TempDir Path folder) throws IOException {
        String shown = write(folder, List.of(line("load", "Q1", 100)));

        assertThat(shown).isEmpty();
        assertThat(folder.resolve("performance-ratios.svg")).doesNotExist();
    }

    @Test
    void twiceAsMuch_isTheSameDistanceEverywhere() {
        LogPlot plot = new LogPlot("a < b", "ns", List.of("1", "2", "3"), true);
        plot.add("one", new double[] {10, 20, 40});

        List<Integer> heights = plot.svg().lines().filter(line -> line.startsWith("<circle")).limit(3)
                .map(line -> Integer.valueOf(line.replaceAll(".*cy=\"(\\d+)\".*", "$1"))).toList();

        int first = heights.get(0) - heights.get(1);
        int second = heights.get(1) - heights.get(2);
        assertThat(first).isPositive().isCloseTo(second, within(1));
        assertThat(plot.svg()).contains("a &lt; b", "<polyline");
    }

    private static String write(Path folder, List<Line> lines) throws IOException {
        Path json = folder.resolve("summary.json");
        JsonFiles.write(json, new Summary(Map.of(), lines, List.of()));
        return Plots.write(json, folder);
    }

    private static long circles(Path folder, String name) throws IOException {
        return Files.readString(folder.resolve("performance-" + name + ".svg")).lines()
                .filter(line -> line.startsWith("<circle")).count();
    }

    private static Line line(String measure, String query, double ours) {
        return Line.of(measure, query, 1_000_000, "ns", Figure.of("ns", ours), null, Figure.of("ns", 50), Map.of());
    }
}
