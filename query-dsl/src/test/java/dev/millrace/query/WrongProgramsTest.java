package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of {@code wrong-programs.txt}, each of which the compiler must refuse, and for the reason given there. */
@TestInstance(Lifecycle.PER_CLASS)
class WrongProgramsTest {

    private static final List<WrongProgram> PROGRAMS = WrongProgram.all();

    /** By the file of the program. All are compiled at once: the errors of one file do not hide those of another. */
    private Map<String, List<Diagnostic<? extends JavaFileObject>>> errors = Map.of();

    static Stream<Arguments> programs() {
        return IntStream.range(0, PROGRAMS.size()).mapToObj(i -> Arguments.of(PROGRAMS.get(i), i));
    }

    @BeforeAll
    void compileWrongPrograms(@TempDir Path folder) throws IOException {
        errors = compile(folder, PROGRAMS.stream().map(WrongProgram::wrong).toList()).stream()
                .collect(Collectors.groupingBy(error -> error.getSource().getName()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void compile_wrongProgram_isRefusedForTheReasonGiven(WrongProgram program, int number) {
        List<Diagnostic<? extends JavaFileObject>> found = errors.getOrDefault("/P" + number + ".java", List.of());

        assertThat(found).as("errors of%n%s", String.join("\n", program.wrong())).hasSize(1).allSatisfy(error -> {
            assertThat(error.getLineNumber()).isEqualTo(Programs.lineInSource(program.wrongLine()) + 1);
            assertThat(error.getCode()).isEqualTo(program.code());
            assertThat(asUsersSeeIt(error)).contains(program.message());
        });
    }

    @Test
    void compile_rightPrograms_isAccepted(@TempDir Path folder) throws IOException {
        assertThat(compile(folder, PROGRAMS.stream().map(WrongProgram::right).toList())).isEmpty();
    }

    @Test
    void programs_titlesAndMessages_areGiven() {
        assertThat(PROGRAMS).hasSizeGreaterThanOrEqualTo(30).extracting(WrongProgram::title).doesNotHaveDuplicates();
        assertThat(PROGRAMS).allSatisfy(program -> {
            assertThat(program.why()).endsWith(".");
            assertThat(program.code()).startsWith("compiler.err.");
            assertThat(program.message()).isNotEmpty();
        });
    }

    /** In one line, and without names of packages, as the compiler prints it for people. */
    private static String asUsersSeeIt(Diagnostic<?> error) {
        return error.getMessage(Locale.ROOT).replaceAll("\\s+", " ").replaceAll("\\b(?:[a-z]+\\.)+(?=[A-Z])", "");
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(Path folder, List<List<String>> programs)
            throws IOException {
        // All but the warning that the rows share a file.
        return Javac.errors(folder, Programs.sources(programs), "-cp", Javac.libraryAndNullness(), "-Xmaxerrs", "10000",
                "-Xlint:all,-auxiliaryclass", "-Werror");
    }
}
