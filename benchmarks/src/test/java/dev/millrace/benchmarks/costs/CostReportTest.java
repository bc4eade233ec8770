package dev.millrace.benchmarks.costs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;

/** That what is measured takes place. */
class CostReportTest {

    private static final int LINES = 400;

    @Test
    void updates_ofEachCase_reachTheResultAndCanBeUndone() {
        CostData data = new CostData(LINES);
        Engine engine = data.engine();

        for (CostCase each : CostCases.all()) {
            if (each.query() == null) {
                continue;
            }
            Result<?> result = engine.open(each.query().apply(LINES), Bindings.NONE);
            Set<Object> before = Set.copyOf(result.rows());
            Updates updates = data.updates(each.change());
            long told = 0;
            for (int i = 0; i < 200; i++) {
                updates.stageNext();
                engine.commit();
                told += result.hasChanges() ? 1 : 0;
            }

            updates.stageBack();
            engine.commit();

            assertThat(before.equals(Set.copyOf(result.rows()))).as(each.toString()).isTrue();
            // Of different values there are as many when one of them changes; and a tick may pass no row.
            if (!each.toString().startsWith("one group: count of different values: value")
                    && each.change() != Change.TICK_PAST_NONE) {
                assertThat(told).as("changes told by " + each).isPositive();
            }
            assertThat(result.failure()).isEmpty();
            result.close();
        }
    }

    @Test
    void measure_twoSizes_visitsOfEachCaseAreWithinBounds() {
        String tables = CostReport.measure(new int[] {1000, 2000}, "", 400, 400).text(true);

        int cases = CostCases.all().size();
        assertThat(tables).contains(": visits " + cases + " of " + cases + ", ");
    }

    @Test
    void main_aPage_takesTheTablesBetweenItsMarks(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("costs.md");
        Files.writeString(page,
                "before\n<!-- written by CostReport: begin -->\nold\n<!-- written by CostReport: end -->\nafter\n");

        CostReport.main(new String[] {"only=scan", "sizes=100,200", "page=" + page});

        assertThat(Files.readString(page)).startsWith("before\n").endsWith("after\n")
                .contains("| scan | value of a line |")
                .doesNotContain("old");
    }
}
