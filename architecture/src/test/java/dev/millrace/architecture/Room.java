package dev.millrace.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A module of the build: its folder, its packages, and what its code may stand on. The one place that knows the arrows. */
enum Room {
    QUERY_DSL("query-dsl", "dev.millrace.query", true, List.of(Library.JACKSON)),
    TESTKIT("testkit", "dev.millrace.testkit", true, List.of(Library.JQWIK), QUERY_DSL),
    ENGINE("engine", "dev.millrace.engine", true, List.of(Library.COLLECTIONS), QUERY_DSL),
    SYNC_API("sync-adapters/api", "dev.millrace.sync.api", true, List.of(Library.REACTOR), QUERY_DSL),
    COLLECTIONS("collections", "dev.millrace.collections", true, List.of(Library.REACTOR, Library.COLLECTIONS),
            QUERY_DSL, ENGINE, SYNC_API),
    SYNC_RUNTIME("sync-adapters/runtime", "dev.millrace.sync.runtime", true, List.of(Library.REACTOR),
            QUERY_DSL, SYNC_API, COLLECTIONS),
    SYNC_REST("sync-adapters/rest", "dev.millrace.sync.rest", true, List.of(Library.REACTOR, Library.JACKSON),
            QUERY_DSL, SYNC_API),
    UI_WEB("ui/web", "dev.millrace.ui.web", true, List.of(Library.REACTOR, Library.JACKSON), QUERY_DSL, COLLECTIONS),
    BENCHMARKS("benchmarks", "dev.millrace.benchmarks", false, List.of(Library.ANY),
            QUERY_DSL, TESTKIT, ENGINE, SYNC_API, COLLECTIONS),
    DEPARTURES_BACKEND("examples/departures-backend", "dev.millrace.examples.departures.backend", false,
            List.of(Library.ANY)),
    DEPARTURES("examples/departures", "dev.millrace.examples.departures", false, List.of(Library.ANY),
            QUERY_DSL, TESTKIT, ENGINE, SYNC_API, COLLECTIONS, SYNC_RUNTIME, SYNC_REST, UI_WEB);

    /** Foreign code, by package. */
    enum Library {
        JAVA("java.", "org.jspecify."),
        COLLECTIONS("org.eclipse.collections."),
        REACTOR("reactor.core.", "reactor.util.", "org.reactivestreams."),
        JACKSON("com.fasterxml.jackson."),
        JQWIK("net.jqwik.api."),
        ANY("");

        private final List<String> prefixes;

        Library(String... prefixes) {
            this.prefixes = List.of(prefixes);
        }

        boolean owns(String packageName) {
            return prefixes.stream().anyMatch((packageName + ".")::startsWith);
        }
    }

    private final Path folder;
    private final String rootPackage;
    private final boolean shipped;
    private final List<Library> libraries;
    private final List<Room> below;

    Room(String folder, String rootPackage, boolean shipped, List<Library> libraries, Room... below) {
        this.folder = Path.of("..", folder.split("/"));
        this.rootPackage = rootPackage;
        this.shipped = shipped;
        this.libraries = libraries;
        this.below = List.of(below);
    }

    /** The room a package belongs to: the one with the longest matching name. */
    static Optional<Room> of(String packageName) {
        return Arrays.stream(values())
                .filter(room -> (packageName + ".").startsWith(room.rootPackage + "."))
                .max((a, b) -> Integer.compare(a.rootPackage.length(), b.rootPackage.length()));
    }

    static Stream<Room> allShipped() {
        return Arrays.stream(values()).filter(room -> room.shipped);
    }

    /** Whether main code of this room may use what is in the package. */
    boolean mayUse(String packageName) {
        return of(packageName)
                .map(room -> room == this || below.contains(room))
                .orElseGet(() -> !packageName.startsWith("dev.millrace")
                        && (Library.JAVA.owns(packageName)
                                || libraries.stream().anyMatch(library -> library.owns(packageName))));
    }

    String rootPackage() {
        return rootPackage;
    }

    Path mainClasses() {
        return folder.resolve("target/classes");
    }

    Path testClasses() {
        return folder.resolve("target/test-classes");
    }

    List<Path> mainSources() {
        return javaFiles("src/main/java");
    }

    List<Path> testSources() {
        return javaFiles("src/test/java");
    }

    private List<Path> javaFiles(String root) {
        Path from = folder.resolve(root);
        if (!Files.isDirectory(from)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The sources of " + this + " were to be listed below " + from, e);
        }
    }
}
