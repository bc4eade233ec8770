package dev.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What the README shows is what a test ran. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final Path EXAMPLE =
            Path.of("../collections/src/test/java/dev/millrace/collections/ReadmeExampleTest.java");

    @Test
    void firstProgram_isTheTestedOne() throws IOException {
        String shown = between(Files.readAllLines(README), "```java", "```");
        String tested = between(Files.readAllLines(EXAMPLE), "// tag::readme", "// end::readme");

        assertThat(tested).isNotBlank();
        assertThat(shown).as("the first Java block of the README").isEqualTo(tested);
    }

    /** The lines between two marks, less the indentation they share. */
    private static String between(List<String> lines, String first, String last) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        int from = stripped.indexOf(first);
        assertThat(from).as("the line \"%s\"", first).isNotNegative();
        int length = stripped.subList(from + 1, stripped.size()).indexOf(last);
        assertThat(length).as("the line \"%s\" after \"%s\"", last, first).isNotNegative();
        return String.join("\n", lines.subList(from + 1, from + 1 + length)).stripIndent();
    }
}
