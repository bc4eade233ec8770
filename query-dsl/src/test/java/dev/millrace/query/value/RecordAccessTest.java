package dev.millrace.query.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of named modules, private records, and accessors that misbehave. */
class RecordAccessTest {
    private record Hidden(int a, long b, byte c, short d, boolean e, char f, double g, String h) {
    }

    private record Empty() {
    }

    private record Void() {
    }

    private record Throwing(int value) {
        @Override
        public int value() {
            throw new IllegalStateException("no value");
        }
    }

    private record Failing(String value) {
        @Override
        public String value() {
            throw new StackOverflowError();
        }
    }

    @Test
    void values_privateRecord_areReadable() {
        Hidden low = new Hidden(1, 2, (byte) 3, (short) 4, false, 'a', -0.0, "x");
        Hidden high = new Hidden(1, 2, (byte) 3, (short) 4, true, 'a', -0.0, "a");

        assertThat(Values.compare(low, high)).isNegative();
        assertThat(Values.canonical(low)).isEqualTo(new Hidden(1, 2, (byte) 3, (short) 4, false, 'a', 0.0, "x"));
        assertThat(Values.equal(new Empty(), new Empty())).isTrue();
        assertThat(Values.hash(new Empty())).isEqualTo(Values.hash(new Empty()));
        assertThat(Values.hash(new Empty())).as("records of two classes").isNotEqualTo(Values.hash(new Void()));
    }

    @Test
    void values_throwingAccessor_saysSo() {
        assertThatThrownBy(() -> Values.hash(new Throwing(1)))
                .isInstanceOf(RecordAccessException.class)
                .hasMessageContaining("an accessor threw java.lang.IllegalStateException")
                .hasRootCauseMessage("no value");
        assertThatThrownBy(() -> Values.hash(new Failing("a"))).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void values_recordsOfNamedModules_needAPublicRecordOrAnOpenPackage(@TempDir Path folder) throws Exception {
        Map<String, Object> records = recordsOfAModule(folder);

        assertThat(Values.equal(records.get("exported"), records.get("exported"))).isTrue();
        assertThat(Values.hash(records.get("exported"))).isNotZero();
        assertThat(Values.canonical(records.get("opened")).toString()).isEqualTo("Opened[value=0.0]");
        assertThatThrownBy(() -> Values.hash(records.get("closed")))
                .isInstanceOf(RecordAccessException.class)
                .hasMessageContaining("Cannot read the components of record closed.Closed")
                .hasMessageContaining("Open package closed in module rows to ");
    }

    /** Compiles and loads a module with an exported, an opened and a closed package, each with one record. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> recordsOfAModule(Path folder) throws IOException, ReflectiveOperationException {
        Map<String, String> sources = Map.of(
                "module-info.java", "module rows { exports exported; opens opened; }",
                "exported/Exported.java", "package exported; public record Exported(double value) {}",
                "opened/Opened.java", "package opened; record Opened(double value) {}",
                "opened/OpenedRows.java",
                "package opened; public class OpenedRows { public static Object row() { return new Opened(-0.0); } }",
                "closed/Closed.java", "package closed; public record Closed(double value) {}",
                "exported/Rows.java", """
                        package exported;

                        public class Rows {
                            public static java.util.Map<String, Object> all() {
                                return java.util.Map.of("exported", new Exported(1), "opened", opened.OpenedRows.row(),
                                        "closed", new closed.Closed(1));
                            }
                        }
                        """);
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        List<String> files =
                sources.keySet().stream().map(name -> folder.resolve("src").resolve(name).toString()).toList();
        String[] arguments = Stream.concat(
                Stream.of("-d", folder.resolve("classes").toString()), files.stream()).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(ModuleFinder.of(folder.resolve("classes")), ModuleFinder.of(), Set.of("rows"));
        ClassLoader loader =
                boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader()).findLoader("rows");
        return (Map<String, Object>) loader.loadClass("exported.Rows").getMethod("all").invoke(null);
    }
}
