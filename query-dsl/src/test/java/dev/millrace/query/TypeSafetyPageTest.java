package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** The page of the documentation that lists the wrong programs is made of the list that is tested. */
class TypeSafetyPageTest {

    private static final String HEAD =
            """
                    # Type safety

                    What is wrong with a query is said by the compiler wherever Java's types can say it. Each line below is a program that
                    `javac` refuses, on 17 and on 25, with what it says (in parts, where the whole is longer or differs between versions), and
                    beside it the right program that differs in the fault alone. `WrongProgramsTest` compiles them all;
                    [wrong-programs.txt](../query-dsl/src/test/resources/dev/millrace/query/wrong-programs.txt) holds them, and this page is
                    written from it:

                    ```sh
                    ./mvnw -q -pl query-dsl -am test -Dtest=TypeSafetyPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true
                    ```

                    What types cannot say is refused when the query is built, before any row is read: see
                    [error messages](error-messages.md).

                    The programs speak of these rows:

                    ```java
                    %s
                    ```
                    """;

    private static final String TABLE = """

            ## %s

            | what is wrong | refused | the compiler says | right |
            |---|---|---|---|
            """;

    @Test
    void page_saysWhatIsTested() throws IOException {
        Path page = Programs.page("type-safety.md");
        String expected = page();

        if (Programs.writesPages()) {
            Files.writeString(page, expected);
        }
        assertThat(page).as("written from wrong-programs.txt: run this test with -Dupdate.docs=true").content()
                .isEqualTo(expected);
    }

    private static String page() {
        String rows = Programs.rows();
        StringBuilder page = new StringBuilder(HEAD.formatted(rows.substring(rows.indexOf("enum ")).strip()));
        String group = "";
        for (WrongProgram program : WrongProgram.all()) {
            if (!program.group().equals(group)) {
                group = program.group();
                page.append(TABLE.formatted(group));
            }
            page.append("| ").append(String.join(" | ", "**" + program.title() + ".** " + program.why(),
                    code(program.wrong()), program.message().stream().map(TypeSafetyPageTest::code)
                            .collect(Collectors.joining(" … ")),
                    code(program.right()))).append(" |\n");
        }
        return page.toString();
    }

    private static String code(List<String> lines) {
        return lines.stream().map(line -> code(line.strip())).collect(Collectors.joining("<br>"));
    }

    private static String code(String text) {
        // A bar would end the cell, also within code.
        return "`" + text.replace("|", "\\|") + "`";
    }
}
