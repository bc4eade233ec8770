package dev.millrace.query;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Compiles programs the tests hold as text. */
final class Javac {

    private Javac() {
    }

    /** The errors of compiling sources, given by file name, into a folder. */
    static List<Diagnostic<? extends JavaFileObject>> errors(Path into, Map<String, String> sources, String... options)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-proc:none", "-d", into.toString()));
        all.addAll(List.of(options));
        List<Source> files =
                sources.entrySet().stream().map(entry -> new Source(entry.getKey(), entry.getValue())).toList();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean passed = compiler.getTask(null, manager, found, all, null, files).call();
            List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .<Diagnostic<? extends JavaFileObject>>map(diagnostic -> diagnostic).toList();
            if (passed != errors.isEmpty()) {
                throw new IllegalStateException("compiled: " + passed + ", but said " + found.getDiagnostics());
            }
            return errors;
        }
    }

    /** Where the classes of a module come from: its folder or jar. */
    static Path location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where this library comes from, and what its module stands on. */
    static List<Path> library() {
        try {
            // Nothing here names an annotation of Jackson, but its module requires them.
            Class<?> annotation = Class.forName("com.fasterxml.jackson.annotation.JsonProperty");
            return Stream.of(QueryDsl.class, JsonNode.class, JsonParser.class, annotation).map(Javac::location)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Jackson's annotations are needed on the class path", e);
        }
    }

    static String libraryAndNullness() {
        return Stream.concat(library().stream(), Stream.of(nullness())).map(Path::toString)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** The annotations of nullness, which programs over the library may see when they are compiled. */
    static Path nullness() {
        return location(Nullable.class);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
