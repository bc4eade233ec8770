package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of {@code printed-programs.txt}, compiled and run: each makes a query whose text is the program, to the letter, so
 * that what a query prints is always a program that makes it.
 */
class PrintedProgramsTest {

    private static final String PROGRAM = """
            package program;

            import static dev.millrace.query.QueryDsl.*;
            import static program.More.*;
            import static program.Rows.*;

            import java.math.*;
            import java.time.*;
            import java.util.*;

            import dev.millrace.query.*;

            public class %s {
                public static Object run() {
                    return %s;
                }
            }
            """;

    private static final String MORE = """
            package program;

            import java.util.*;

            import dev.millrace.query.*;
            import dev.millrace.query.value.Collation;

            record Two(String first, String second) {}

            record Tally(int key, long count) {}

            record Tree(String name, List<?> rows) {}

            class More {
                static final Collation de = Collation.of(Locale.GERMAN);
                static final UserFunction.Unary<String, Integer> vowels =
                        UserFunction.of("vowels", String.class, Integer.class, String::length);
                static final UserAggregate<String, Long, Long> letters = new Letters();
                static final RelationRef<Map<String, Object>> points = points();

                private static RelationRef<Map<String, Object>> points() {
                    RowType<Map<String, Object>> point = RowType.ofMap(Map.of("id", Integer.class, "x", Integer.class));
                    return new RelationRef<>("points", point, point.component("id"));
                }
            }
            """;

    @TempDir private Path folder;

    @Test
    void toString_isTheProgram() throws Exception {
        List<String> programs = programs();
        assertThat(programs).hasSizeGreaterThan(40).doesNotHaveDuplicates();

        List<Object> queries = run(programs);

        assertThat(queries).extracting(Object::toString).containsExactlyElementsOf(programs);
    }

    @Test
    void equals_ofTheSameProgramElsewhere_isTrue() throws Exception {
        List<String> programs = programs();
        List<String> twice = new ArrayList<>(programs);
        twice.addAll(programs);

        List<Object> queries = run(twice);

        assertThat(queries.subList(0, programs.size())).doesNotHaveDuplicates()
                .isEqualTo(queries.subList(programs.size(), twice.size()));
        assertThat(queries.subList(0, programs.size())).extracting(Object::hashCode)
                .isEqualTo(queries.subList(programs.size(), twice.size()).stream().map(Object::hashCode).toList());
    }

    private static List<String> programs() {
        return Programs.resource("printed-programs.txt").lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
    }

    private List<Object> run(List<String> programs) throws Exception {
        Map<String, String> sources = new LinkedHashMap<>(Map.of("Rows.java", Programs.rows(), "More.java", MORE));
        for (int i = 0; i < programs.size(); i++) {
            sources.put("P" + i + ".java", PROGRAM.formatted("P" + i, programs.get(i)));
        }
        assertThat(Javac.errors(folder, sources, "-cp", Javac.libraryAndNullness())).isEmpty();
        List<Object> made = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, PrintedProgramsTest.class.getClassLoader())) {
            for (int i = 0; i < programs.size(); i++) {
                made.add(loader.loadClass("program.P" + i).getMethod("run").invoke(null));
            }
        }
        return made;
    }
}
