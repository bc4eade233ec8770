package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The language works across named modules that open nothing: one with rows, which exports their package to whom it concerns, and
 * one with queries, which exports nothing. They run as a program would: on the module path, in a virtual machine of their own.
 */
class NamedModulesTest {

    private static final Map<String, String> ROWS = Map.of("module-info.java", """
            module shop.rows {
                exports shop.rows to shop.queries, dev.millrace.query;
            }
            """, "shop/rows/Todo.java", """
            package shop.rows;

            public record Todo(long id, String title, int rank, boolean done, double effort, Integer estimate) {
            }
            """, "shop/rows/Card.java", """
            package shop.rows;

            public record Card(String title, int rank) {
            }
            """);

    private static final Map<String, String> QUERIES = Map.of("module-info.java", """
            module shop.queries {
                requires shop.rows;
                requires dev.millrace.query;
            }
            """, "shop/queries/Main.java",
            """
                    package shop.queries;

                    import static dev.millrace.query.QueryDsl.*;

                    import java.util.List;

                    import dev.millrace.query.*;
                    import dev.millrace.query.property.*;
                    import dev.millrace.query.value.RecordAccessException;
                    import shop.rows.*;

                    public class Main {
                        record Hidden(int id) {
                        }

                        public static void main(String[] args) {
                            RowType<Todo> type = RowType.of(Todo.class);
                            IntProp<Todo> rank = Todo::rank;
                            RelationRef<Todo> todos = RelationRef.of("todos", Todo.class, Todo::id);
                            Todo row = new Todo(1, "write", 5, false, 2.5, null);

                            System.out.println("modules " + Main.class.getModule() + ", " + Todo.class.getModule() + ", "
                                    + RowType.class.getModule());
                            System.out.println("open " + Main.class.getModule().isOpen("shop.queries", RowType.class.getModule())
                                    + ", " + Todo.class.getModule().isOpen("shop.rows", RowType.class.getModule()));
                            System.out.println("named " + type.component(rank));
                            System.out.println("query " + from(todos).where(t -> t.get(Todo::done).eq(false))
                                    .orderBy(desc(Todo::rank), asc(Todo::title)).limit(3));
                            System.out.println("into " + from(todos).select(t -> into(Card::new, t.get(Todo::title), t.get(Todo::rank))));
                            System.out.println("grouped " + from(todos).groupBy(Todo::title).having(g -> g.sum(Todo::rank).gt(3))
                                    .select(g -> g.key()));
                            System.out.println("read " + type.component("id").getLong(row) + " " + type.component(rank).getLong(row)
                                    + " " + type.component("done").getBoolean(row) + " " + type.component("effort").getDouble(row)
                                    + " " + type.component("title").get(row) + " " + type.component("estimate").get(row));
                            System.out.println("copied " + type.with(row,
                                    List.of(set(Todo::rank).to(8), set(Todo::done).to(true), set(Todo::estimate).to(3))));
                            System.out.println("made " + RowType.of(Card.class).create(new Object[] {"write", 5}));
                            try {
                                System.out.println("hidden " + RowType.of(Hidden.class));
                            } catch (RecordAccessException e) {
                                System.out.println("hidden " + e.getMessage());
                            }
                        }
                    }
                    """);

    @Test
    void run_twoModulesThatOpenNothing_nameReadAndCopyRows(@TempDir Path folder) throws Exception {
        Path rows = folder.resolve("rows");
        Path queries = folder.resolve("queries");
        compile(rows, ROWS, path(library()));
        compile(queries, QUERIES, path(library(rows, Javac.nullness())));

        String shown =
                run(folder, path(library(rows, queries)), "shop.queries/shop.queries.Main");

        assertThat(shown.lines()).containsExactly(
                "modules module shop.queries, module shop.rows, module dev.millrace.query",
                "open false, false",
                "named Todo::rank",
                "query from(todos).where(a -> a.get(Todo::done).eq(false)).orderBy(desc(Todo::rank), asc(Todo::title)).limit(3)",
                "into from(todos).select(a -> into(Card::new, a.get(Todo::title), a.get(Todo::rank)))",
                "grouped from(todos).groupBy(Todo::title).having(g -> g.sum(Todo::rank).gt(3)).select(g -> g.key())",
                "read 1 5 false 2.5 write null",
                "copied Todo[id=1, title=write, rank=8, done=true, effort=2.5, estimate=3]",
                "made Card[title=write, rank=5]",
                "hidden Cannot read the components of record shop.queries.Main$Hidden: its package is not accessible."
                        + " Open package shop.queries in module shop.queries to module dev.millrace.query,"
                        + " or make the record public and export its package.");
    }

    private static Path[] library(Path... more) {
        return Stream.concat(Javac.library().stream(), Stream.of(more)).toArray(Path[]::new);
    }

    private static void compile(Path into, Map<String, String> sources, String modulePath) throws IOException {
        // A module may be exported to one that is compiled after it: that is a warning, and no error.
        assertThat(Javac.errors(into, sources, "--module-path", modulePath, "--release", "17")).isEmpty();
    }

    /** What a main class of a module prints, in the release of Java that runs this test. */
    private static String run(Path folder, String modulePath, String main) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Process process =
                new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1", "--module-path", modulePath, "--module", main)
                        .redirectErrorStream(true).redirectOutput(Redirect.to(out.toFile())).start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String shown = Files.readString(out);
        assertThat(ended).as("ended within a minute; it printed %s", shown).isTrue();
        assertThat(process.exitValue()).as(shown).isZero();
        return shown;
    }

    private static String path(Path... places) {
        StringBuilder path = new StringBuilder();
        for (Path place : places) {
            path.append(path.isEmpty() ? "" : File.pathSeparator).append(place);
        }
        return path.toString();
    }
}
