package dev.millrace.testkit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the guide to queries give what they say, and the page shows them as they are. */
class QueryExamplesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(.+?)}}");

    /** Regions that show no query. */
    private static final Set<String> DECLARATIONS = Set.of("rows", "map rows");

    static Map<String, Example> examples() {
        Map<String, Example> examples = new LinkedHashMap<>();
        examples.put("a list", ReadingExamples.list());
        examples.put("a join", ReadingExamples.join());
        examples.put("groups", ReadingExamples.groups());
        examples.put("a list in each row", ReadingExamples.nestedList());
        examples.put("parameters", ReadingExamples.parameters());
        examples.put("a window, then select", ReadingExamples.windowThenSelect());
        examples.put("a left join", JoinExamples.leftJoin());
        examples.put("three sources", JoinExamples.threeSources());
        examples.put("rows for which others exist", JoinExamples.existing());
        examples.put("a union", JoinExamples.union());
        examples.put("several keys", GroupExamples.severalKeys());
        examples.put("expressions over aggregates", GroupExamples.expressionsOverAggregates());
        examples.put("rows by name", GroupExamples.rowsByName());
        examples.put("lists in lists", SubqueryExamples.depthTwo());
        examples.put("the first, and a number", SubqueryExamples.firstAndScalar());
        examples.put("a window of time", SubqueryExamples.soon());
        return examples;
    }

    static Set<Map.Entry<String, Example>> entries() {
        return examples().entrySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("entries")
    void evaluate_example_givesItsRows(Map.Entry<String, Example> example) {
        assertThat(example.getValue().rows()).isNotEmpty();
        assertThat(example.getValue().evaluated()).isEqualTo(example.getValue().rows());
    }

    @Test
    void page_showsTheExamplesAsTheyAre() throws IOException {
        Path page = Pages.page("queries.md");
        String expected = page();

        if (Pages.areWritten()) {
            Files.writeString(page, expected);
        }
        assertThat(page).as("written from the examples: run this test with -Dupdate.docs=true").content()
                .isEqualTo(expected);
    }

    @Test
    void page_showsEachExampleOnce() throws IOException {
        assertThat(PLACE.matcher(template()).results().map(place -> place.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(Regions.ofGuide().keySet()).doesNotHaveDuplicates();
        assertThat(Regions.ofGuide().keySet().stream().filter(name -> !DECLARATIONS.contains(name)))
                .containsExactlyInAnyOrderElementsOf(examples().keySet()).hasSize(16);
    }

    private static String page() throws IOException {
        Map<String, String> regions = Regions.ofGuide();
        Map<String, Example> examples = examples();
        return PLACE.matcher(template()).replaceAll(place -> Matcher.quoteReplacement(
                shown(regions.get(place.group(1)), examples.get(place.group(1)))));
    }

    private static String shown(@Nullable String program, @Nullable Example example) {
        String code = "```java\n" + program + "\n```";
        return example == null ? code : code + "\n\n```text\n" + example.evaluated().stream().map(String::valueOf)
                .collect(Collectors.joining("\n")) + "\n```";
    }

    private static String template() throws IOException {
        try (InputStream stream = QueryExamplesTest.class.getResourceAsStream("queries.md")) {
            assertThat(stream).as("the text of the page, beside this class").isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
