package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardExplainedTest {

    private static final String BEGIN = "<!-- written by BoardExplained: begin -->\n";
    private static final String END = "<!-- written by BoardExplained: end -->\n";

    @TempDir private Path folder;

    @Test
    void main_pageAndGraph_areWritten() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "before\n" + BEGIN + "obsolete\n" + END + "after\n");
        Path graph = folder.resolve("plan.dot");

        BoardExplained.main(new String[] {"20000", "100", page.toString(), graph.toString()});

        assertThat(page).content().startsWith("before\n" + BEGIN).endsWith(END + "after\n").doesNotContain("obsolete")
                .contains("join by key left #0.origin = right #0.iata").contains("#0.state = \"CA\"")
                .contains("flights: Flight[").contains("airports: Airport[").contains("flowchart BT");
        assertThat(graph).content().startsWith("digraph plan {").contains("ordered result");
    }

    @Test
    void write_pageWithoutAPlace_isRefused() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "nothing\n");

        assertThatThrownBy(() -> new MarkedPage(page, "BoardExplained").write("text\n"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("page.md")
                .hasMessageContaining("BoardExplained: begin");
        assertThat(page).hasContent("nothing");
    }
}
