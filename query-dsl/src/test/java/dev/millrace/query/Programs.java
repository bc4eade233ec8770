package dev.millrace.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs that tests hold as text: a few lines each, over the same rows and with the same imports. */
final class Programs {

    private static final String HEAD = """
            package program;

            import static dev.millrace.query.QueryDsl.*;
            import static program.Rows.*;

            import java.time.*;
            import java.util.*;

            import dev.millrace.query.*;
            import dev.millrace.query.ast.*;
            import dev.millrace.query.property.*;
            import dev.millrace.query.value.*;

            public class %s {
                public static void run() {
            """;

    private static final String TAIL = """
            ;
                }
            }
            """;

    private Programs() {
    }

    /** The rows that the programs speak of, as a source file. */
    static String rows() {
        return resource("rows.txt");
    }

    /** A text beside this class. */
    static String resource(String name) {
        try (InputStream stream = Programs.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name + " beside " + Programs.class);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the resource " + name + " cannot be read", e);
        }
    }

    /** The source files of programs, which become classes P0, P1, … in the package {@code program}, and of their rows. */
    static Map<String, String> sources(List<List<String>> programs) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Rows.java", rows());
        for (int i = 0; i < programs.size(); i++) {
            sources.put("P" + i + ".java",
                    HEAD.formatted("P" + i) + String.join("\n", programs.get(i)) + TAIL);
        }
        return sources;
    }

    /** The line of a source file on which a line of its program stands, both counted from 0. */
    static long lineInSource(int lineInProgram) {
        return HEAD.lines().count() + lineInProgram;
    }

    /** A page of the documentation, found from where the tests' classes are, so that the working directory does not matter. */
    static Path page(String name) {
        for (Path folder = Javac.location(Programs.class); folder != null; folder = folder.getParent()) {
            Path docs = folder.resolve("docs");
            if (Files.exists(docs.resolve("decisions.md"))) {
                return docs.resolve(name);
            }
        }
        throw new IllegalStateException("no folder docs with decisions.md above " + Javac.location(Programs.class));
    }

    /** Whether pages are to be written anew instead of compared. */
    static boolean writesPages() {
        return Boolean.getBoolean("update.docs");
    }
}
