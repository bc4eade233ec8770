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

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

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

    static String libraryAndNullness() {
        return location(QueryDsl.class) + System.getProperty("path.separator") + nullness();
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
