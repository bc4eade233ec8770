package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs of the page of error messages, and compares what they throw with what the page says, to the letter. */
class ErrorMessagesTest {

    private static final Path PAGE = Programs.page("error-messages.md");

    /** What is refused there is a class that the class loader of its own lambda does not find: no program comes to that. */
    private static final Set<String> OUT_OF_REACH = Set.of("DeclaringClass.java");

    /** What reads JSON refuses documents, and what writes SQL values of parameters, not programs: tests beside it hold the messages. */
    private static final Set<String> OF_TESTS_OF_THEIR_OWN =
            Set.of("dev/millrace/query/json", "dev/millrace/query/sql");

    @TempDir private Path folder;

    @Test
    void page_saysWhatTheProgramsThrow() throws Exception {
        String page = Files.readString(PAGE);
        List<Throwable> thrown = run(ErrorMessages.programs(page));
        String expected = ErrorMessages.withMessages(page, thrown);

        if (Programs.writesPages()) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).as("what the programs throw; after a change on purpose run this test with -Dupdate.docs=true")
                .content().isEqualTo(expected);
    }

    @Test
    void page_meetsEveryRefusalOfTheLanguage() throws Exception {
        List<StackTraceElement> met = run(ErrorMessages.programs(Files.readString(PAGE))).stream()
                .map(thrown -> thrown.getStackTrace()[0]).toList();

        assertThat(refusals()).as("refusals in the sources; one that no program meets needs a program on the page")
                .isNotEmpty().allMatch(refusal -> met.stream().anyMatch(refusal::isPlaceOf));
    }

    /** The places where the sources make an IllegalArgumentException. */
    private static List<Refusal> refusals() throws IOException {
        Path sources = PAGE.resolve("../../query-dsl/src/main/java").normalize();
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> OF_TESTS_OF_THEIR_OWN.stream().map(sources::resolve).noneMatch(file::startsWith))
                    .filter(file -> !OUT_OF_REACH.contains(file.getFileName().toString()))
                    .flatMap(Refusal::in).toList();
        }
    }

    private List<Throwable> run(List<List<String>> programs) throws Exception {
        assertThat(Javac.errors(folder, Programs.sources(programs), "-cp", Javac.libraryAndNullness())).isEmpty();
        List<Throwable> thrown = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ErrorMessagesTest.class.getClassLoader())) {
            for (int i = 0; i < programs.size(); i++) {
                thrown.add(thrownBy(loader.loadClass("program.P" + i), programs.get(i)));
            }
        }
        return thrown;
    }

    private static Throwable thrownBy(Class<?> program, List<String> lines) throws ReflectiveOperationException {
        try {
            program.getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
        throw new AssertionError("nothing was refused in\n" + String.join("\n", lines));
    }

    /** A statement that refuses, from its first line to its last: the stack trace may name any of them. */
    private record Refusal(String file, int first, int last) {

        static Stream<Refusal> in(Path file) {
            List<String> lines;
            try {
                lines = Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains("throw new IllegalArgumentException("))
                    .mapToObj(i -> new Refusal(file.getFileName().toString(), i + 1, IntStream.range(i, lines.size())
                            .filter(end -> lines.get(end).endsWith(";")).findFirst().orElseThrow() + 1));
        }

        boolean isPlaceOf(StackTraceElement frame) {
            return file.equals(frame.getFileName()) && frame.getLineNumber() >= first && frame.getLineNumber() <= last;
        }
    }
}
