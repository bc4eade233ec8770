package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.millrace.query.value.RecordAccessException;

/** Records that live elsewhere than this library: in named modules, and in other class loaders. */
class RowTypeModulesTest {

    private static final String COMPONENTS =
            "(int i, long l, short s, byte b, double d, float f, boolean z, char c, String text)";
    private static final String VALUES = "(1, 2L, (short) 3, (byte) 4, 5.5, 6.5f, true, 'c', \"text\")";
    private static final String SHOWN = "1 2 3 4 5.5 6.5 true c text 1 2 3 4 5.5 6.5 true equal";

    /** Reads a row in all forms, and makes an equal one. */
    private static final String PROBE =
            """
                    package exported;

                    import dev.millrace.query.*;

                    public class Probe {
                        public static String opened() { return show(opened.Rows.row()); }
                        public static String exported() { return show(new Exported%1$s); }
                        public static String qualified() { return show(new qualified.Qualified%1$s); }
                        public static String closed() { return show(new closed.Closed%1$s); }
                        public static String named() {
                            RelationRef<Exported> rows = RelationRef.of("rows", Exported.class, Exported::l);
                            return QueryDsl.from(rows).where(row -> row.get(Exported::i).eq(1)).toString();
                        }

                        private static <R extends Record> String show(R row) {
                            @SuppressWarnings("unchecked")
                            RowType<R> type = RowType.of((Class<R>) row.getClass());
                            StringBuilder text = new StringBuilder();
                            type.components().forEach(component -> text.append(component.get(row)).append(' '));
                            for (String name : "i l s b".split(" ")) {
                                text.append(type.component(name).getLong(row)).append(' ');
                            }
                            text.append(type.component("d").getDouble(row)).append(' ').append(type.component("f").getDouble(row)).append(' ');
                            text.append(type.component("z").getBoolean(row)).append(' ');
                            R copy = type.create(type.components().stream().map(component -> component.get(row)).toArray());
                            return text.append(copy.equals(row) ? "equal" : copy).toString();
                        }
                    }
                    """;

    @Test
    void of_recordsOfANamedModule_needAnOpenPackageOrAPublicRecordInAnExportedOne(@TempDir Path folder)
            throws Exception {
        Class<?> probe = probeInALayer(folder);

        assertThat(probe.getModule().getName()).isEqualTo("rows");
        assertThat(call(probe, "exported")).isEqualTo(SHOWN);
        assertThat(call(probe, "qualified")).isEqualTo(SHOWN);
        assertThat(call(probe, "opened")).isEqualTo(SHOWN);
        assertThatThrownBy(() -> call(probe, "closed"))
                .cause().hasToString(
                        "dev.millrace.query.value.RecordAccessException: Cannot read the components of record closed.Closed:"
                                + " its package is not accessible. Open package closed in module rows to module dev.millrace.query,"
                                + " or make the record public and export its package.");
    }

    @Test
    void methodReference_ofANamedModuleThatOpensNothing_isResolved(@TempDir Path folder) throws Exception {
        assertThat(call(probeInALayer(folder), "named")).isEqualTo("from(rows).where(a -> a.get(Exported::i).eq(1))");
    }

    @Test
    void of_recordOfAClosedPackageSeenFromTheClassPath_saysWhatToDo(@TempDir Path folder) throws Exception {
        compile(folder, Map.of("module-info.java", "module rows { }", "closed/Closed.java",
                "package closed; public record Closed" + COMPONENTS + " { }"));
        Class<?> closed = layer(ModuleFinder.of(folder)).findLoader("rows").loadClass("closed.Closed");

        assertThatThrownBy(() -> RowType.of(closed))
                .isInstanceOf(RecordAccessException.class)
                .hasMessageEndingWith(
                        "Open package closed in module rows to all modules, or make the record public and export its package.");
    }

    @Test
    void of_recordOfAnotherClassLoader_isRead(@TempDir Path folder) throws Exception {
        compile(folder, Map.of("child/Child.java", "package child; record Child" + COMPONENTS + " { }",
                "child/Rows.java",
                "package child; public class Rows { public static Record row() { return new Child" + VALUES + "; } }"));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, RowType.class.getClassLoader())) {
            Object row = loader.loadClass("child.Rows").getMethod("row").invoke(null);
            RowType<?> type = RowType.of(row.getClass());

            assertThat(type.component("l").getLong(row)).isEqualTo(2);
            assertThat(type.component("f").getDouble(row)).isEqualTo(6.5);
            assertThat(type.component("z").getBoolean(row)).isTrue();
            assertThat(type.component("c").get(row)).isEqualTo('c');
            assertThat(type.create(type.components().stream().map(component -> component.get(row)).toArray()))
                    .isEqualTo(row);
        }
    }

    /** A class of a module {@code rows} beside this library as a named module. */
    private static Class<?> probeInALayer(Path folder) throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("module-info.java", """
                module rows {
                    requires dev.millrace.query;
                    exports exported;
                    exports qualified to dev.millrace.query;
                    opens opened to dev.millrace.query;
                }""");
        sources.put("exported/Exported.java", "package exported; public record Exported" + COMPONENTS + " { }");
        sources.put("qualified/Qualified.java", "package qualified; public record Qualified" + COMPONENTS + " { }");
        sources.put("opened/Opened.java", "package opened; record Opened" + COMPONENTS + " { }");
        sources.put("opened/Rows.java",
                "package opened; public class Rows { public static Record row() { return new Opened" + VALUES
                        + "; } }");
        sources.put("closed/Closed.java", "package closed; public record Closed" + COMPONENTS + " { }");
        sources.put("exported/Probe.java", PROBE.formatted(VALUES));
        compile(folder, sources, "--module-path", Javac.libraryAndNullness());
        Path[] parts = Stream.concat(Stream.of(folder), Javac.library().stream()).toArray(Path[]::new);
        return layer(ModuleFinder.of(parts)).findLoader("rows").loadClass("exported.Probe");
    }

    private static ModuleLayer layer(ModuleFinder finder) {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration().resolve(finder, ModuleFinder.of(), Set.of("rows"));
        return boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    private static void compile(Path folder, Map<String, String> sources, String... options) throws IOException {
        assertThat(Javac.errors(folder, sources, options)).isEmpty();
    }

    private static Object call(Class<?> probe, String method) throws ReflectiveOperationException {
        return probe.getMethod(method).invoke(null);
    }
}
