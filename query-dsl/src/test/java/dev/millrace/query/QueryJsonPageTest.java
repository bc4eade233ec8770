package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.json.Catalog;
import dev.millrace.query.json.JsonLimits;
import dev.millrace.query.json.JsonText;
import dev.millrace.query.json.QueryCodec;
import dev.millrace.query.json.internal.query.QueryJsonWords;

/** Writes what the programs of the page of query JSON make, compares it with what the page says, to the letter, and reads it back. */
class QueryJsonPageTest {

    private static final Path PAGE = Programs.page("query-json.md");

    /** A program, and its document where that is written already. */
    private static final Pattern ENTRY =
            Pattern.compile("```java\n(.*?)\n```\n(?:\n```json\n(.*?)\n```\n)?", Pattern.DOTALL);

    private static final String HEAD = """
            package program;

            import static dev.millrace.query.Into.*;
            import static dev.millrace.query.QueryDsl.*;
            import static dev.millrace.query.Subqueries.*;
            import static program.Names.*;
            import static program.Rows.*;

            import java.time.*;
            import java.util.*;

            import dev.millrace.query.*;
            import dev.millrace.query.ast.*;
            import dev.millrace.query.json.*;
            import dev.millrace.query.value.*;

            """;

    private static final String NAMES =
            HEAD + """
                    record Assigned(Todo todo, User owner) {}

                    record Product(String name) implements UserAggregate<Long, Long, Long> {
                        public Class<Long> operandType() { return Long.class; }
                        public Class<Long> type() { return Long.class; }
                        public Long start() { return 1L; }
                        public Long add(Long gathered, Long value) { return gathered * value; }
                        public Long remove(Long gathered, Long value) { return gathered / value; }
                        public Long finish(Long gathered) { return gathered; }
                    }

                    public class Names {
                        static final UserFunction.Unary<String, String> slug =
                                UserFunction.of("slug", String.class, String.class, text -> text.replace(' ', '-'));
                        static final Product product = new Product("product");

                        public static Catalog catalog() {
                            return Catalog.of(todos, users).and(Priority.class).and(Card.class).and(Spend.class).and(Assigned.class)
                                    .and(slug).and(product);
                        }

                        public static RelationRef<?> over() {
                            return todos;
                        }
                    }
                    """;

    @TempDir private Path folder;

    @Test
    void page_saysHowItsProgramsAreWritten() throws Exception {
        String page = Files.readString(PAGE);
        Results results = run(programs(page));
        List<String> documents = results.made().stream().map(made -> shown(results.codec().encoded(made))).toList();
        String expected = withDocuments(page, documents);

        if (Programs.writesPages()) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).as("what is written; after a change on purpose run this test with -Dupdate.docs=true")
                .content().isEqualTo(expected);
    }

    @Test
    void page_isReadAsWhatItsProgramsMake() throws Exception {
        String page = Files.readString(PAGE);
        Results results = run(programs(page));
        List<String> documents = ENTRY.matcher(page).results().map(entry -> entry.group(2)).toList();

        List<Object> read = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            read.add(results.codec().decoded(documents.get(i), results.made().get(i)));
        }

        assertThat(read).isNotEmpty().isEqualTo(results.made());
    }

    @Test
    void page_hasAnExampleOfEveryOperator() throws Exception {
        String documents = ENTRY.matcher(Files.readString(PAGE)).results().map(entry -> entry.group(2))
                .collect(Collectors.joining("\n"));

        assertThat(QueryJsonWords.members()).allMatch(word -> documents.contains("\"" + word + "\":"));
        assertThat(QueryJsonWords.values()).allMatch(word -> documents.contains(":\"" + word + "\""));
    }

    /** What the programs made, and how it is written. */
    private record Results(List<Object> made, Codec codec) {
    }

    /** Writes and reads what a program made, whichever of the kinds of documents it is. */
    private record Codec(QueryCodec codec, SourceNode over) {

        JsonNode encoded(Object made) {
            if (made instanceof Query<?> query) {
                return codec.encode(query);
            }
            return made instanceof Bindings bindings ? codec.encode(bindings) : codec.encode((ExprNode) made, over);
        }

        Object decoded(String document, Object made) {
            if (made instanceof Query<?> query) {
                LaneRows rows = new LaneRows(query);
                return rows.decoded(codec, document);
            }
            return made instanceof Bindings ? codec.decodeBindings(document) : codec.decodeExpression(document, over);
        }
    }

    /** Reads queries of rows of the type that a query has. */
    private record LaneRows(Query<?> query) {

        Query<?> decoded(QueryCodec codec, String document) {
            RowType<?> rowType = query.node().lane().rowType();
            return rowType == null ? codec.decode(document, query.node().lane().type())
                    : codec.decode(document, rowType);
        }
    }

    private static List<List<String>> programs(String page) {
        return ENTRY.matcher(page).results().map(entry -> entry.group(1).lines().toList()).toList();
    }

    private static String withDocuments(String page, List<String> documents) {
        Iterator<String> next = documents.iterator();
        return ENTRY.matcher(page).replaceAll((MatchResult entry) -> Matcher.quoteReplacement(
                "```java\n" + entry.group(1) + "\n```\n\n```json\n" + next.next() + "\n```\n"));
    }

    /** A document with each step on a line of its own. */
    private static String shown(JsonNode document) {
        String text = text(document);
        JsonNode steps = document.get("query");
        if (steps == null) {
            return text;
        }
        String whole = text(steps);
        String apart = StreamSupport.stream(steps.spliterator(), false).map(QueryJsonPageTest::text)
                .collect(Collectors.joining(",\n  ", "[\n  ", "]"));
        assertThat(JsonText.parse(apart, JsonLimits.DEFAULT)).isEqualTo(steps);
        return text.replace(whole, apart);
    }

    private static String text(JsonNode node) {
        return new String(JsonText.bytes(node), StandardCharsets.UTF_8);
    }

    private Results run(List<List<String>> programs) throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Rows.java", Programs.rows());
        sources.put("Names.java", NAMES);
        for (int i = 0; i < programs.size(); i++) {
            sources.put("P" + i + ".java",
                    HEAD + "public class P" + i + " {\n    public static Object run() {\n return "
                            + String.join("\n", programs.get(i)) + ";\n    }\n}\n");
        }
        assertThat(Javac.errors(folder, sources, "-cp", Javac.libraryAndNullness())).isEmpty();
        List<Object> made = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, QueryJsonPageTest.class.getClassLoader())) {
            Class<?> names = loader.loadClass("program.Names");
            Catalog catalog = (Catalog) names.getMethod("catalog").invoke(null);
            for (int i = 0; i < programs.size(); i++) {
                made.add(loader.loadClass("program.P" + i).getMethod("run").invoke(null));
            }
            SourceNode over = new SourceNode((RelationRef<?>) names.getMethod("over").invoke(null));
            return new Results(made, new Codec(QueryCodec.of(catalog), over));
        }
    }
}
