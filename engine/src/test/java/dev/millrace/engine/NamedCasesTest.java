package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.millrace.engine.internal.flow.WindowRules;

/**
 * Cases from the field, each a file that says what is to change when (laws 6 and 17): they are written by the laws, so that a mistake that
 * engine and evaluator share is seen too.
 */
class NamedCasesTest {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "cases");

    private static final String SMALLEST = """
            {"shows": "Rows enter.", "laws": [17],
             "relations": {"t": {"columns": {"id": "int"}, "key": "id", "rows": []}},
             "queries": {"all": {"query": [{"from": "t"}]}},
             "steps": [{"step": "a row comes", "commit": [{"put": {"t": [[1]]}}], "changes": {"all": ["+1 {id: 1}"]}}]}
            """;

    @TestFactory
    Stream<DynamicTest> everyCase_changesAsItSays() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            assertThat(cases).isNotEmpty();
            return cases.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
        }
    }

    private static void run(Path file) throws IOException {
        run(NamedCaseReader.read(file.toString(), Files.readString(file)));
    }

    private static void run(NamedCase some) {
        for (WindowRules way : WindowWays.ALL) {
            try {
                new NamedCaseRun(some, way).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With " + way + " " + e.getMessage(), e);
            }
        }
    }

    @Test
    void read_whatIsNoCase_namesFileAndPlace() {
        assertRefused("\"shows\"", "\"show\"", "At the top: a member \"shows\" was expected");
        assertRefused("\"key\": \"id\"", "\"key\": \"no\"", "At /relations/t/key: a column of [id] was expected");
        assertRefused("\"key\":", "\"order\": 1, \"key\":", "At /relations/t/order: one of the members");
        assertRefused("\"int\"", "\"number\"", "At /relations/t/columns/id: a type of ");
        assertRefused("[[1]]", "[[1, 2]]", "At /steps/0/commit/0/put/t/0: a value for each of the columns");
        assertRefused("[[1]]", "[[\"1\"]]", "At /steps/0/commit/0/put/t/0/0: ");
        assertRefused("[[1]]", "[[null]]", "At /steps/0/commit/0/put/t/0/0: a key was expected");
        assertRefused("{\"t\": [[1]]}", "{\"u\": [[1]]}", "At /steps/0/commit/0/put/u: ");
        assertRefused("{\"from\": \"t\"}", "{\"from\": \"u\"}", "At /queries/all/query/0/from: ");
        assertRefused("{\"all\": [\"+", "{\"some\": [\"+", "At /steps/0/changes/some: ");
        assertRefused("\"step\": ", "\"note\": 1, \"step\": ", "At /steps/0/note: ");
        assertRefused("\"commit\"", "\"window\": {\"of\": \"all\"}, \"commit\"",
                "At /steps/0: one of commit or tick, window, and bind");
    }

    private static void assertRefused(String part, String replacement, String message) {
        assertThat(SMALLEST).contains(part);

        assertThatThrownBy(() -> NamedCaseReader.read("some.json", SMALLEST.replace(part, replacement)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("some.json is no case. " + message);
    }

    @Test
    void run_changesThatAreNotTheCases_fails() {
        run(NamedCaseReader.read("some.json", SMALLEST));
        for (String other : List.of("[]", "[\"+1 {id: 2}\"]", "[\"+1 {id: 1}\", \"+2 {id: 2}\"]")) {
            NamedCase wrong = NamedCaseReader.read("some.json", SMALLEST.replace("[\"+1 {id: 1}\"]", other));

            assertThatThrownBy(() -> run(wrong)).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("in step 0, a row comes: ").hasMessageContaining("changes of all");
        }
    }
}
