package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.millrace.benchmarks.ResultTable.Line;

class ResultTableTest {

    @Test
    void toString_linesOfTwoBenchmarks_standByParametersInOrderOfAppearance() {
        ResultTable table = new ResultTable(List.of(
                line("collection", "9000", "FAR", 1.234, 1805.4),
                line("collection", "9000", "BELOW", 2, 90),
                line("collection", "10000", "FAR", 13.5, 1840),
                line("engine", "9000", "FAR", 0.5, 880)));

        assertThat(table.toString().lines()).containsExactly(
                "flights  update   benchmark   time    +-   best   unit  B/op",
                "   9000     FAR  collection   1.23  0.10   0.73  us/op  1805",
                "   9000     FAR      engine   0.50  0.10   0.00  us/op   880",
                "   9000   BELOW  collection   2.00  0.10   1.50  us/op    90",
                "  10000     FAR  collection  13.50  0.10  13.00  us/op  1840");
    }

    @Test
    void toString_whatIsNotKnown_isLeftEmpty() {
        ResultTable table = new ResultTable(List.of(
                new Line(Map.of(), "one", 3, Double.NaN, 3, "ns/op", Double.NaN),
                new Line(Map.of("rows", "5"), "two", 4, 0, 4, "ns/op", 0)));

        assertThat(table.toString().lines()).containsExactly(
                "rows  benchmark  time    +-  best   unit  B/op",
                "            one  3.00        3.00  ns/op      ",
                "   5        two  4.00  0.00  4.00  ns/op     0");
    }

    private static Line line(String benchmark, String flights, String update, double time, double bytes) {
        return new Line(Map.of("flights", flights, "update", update), benchmark, time, 0.1, time - 0.5, "us/op", bytes);
    }
}
