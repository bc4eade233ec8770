package dev.millrace.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs the compiler must refuse. Each stands beside a right one that differs in the fault alone. */
class WrongProgramsTest {

    private static final String PROGRAM = """
            import static dev.millrace.query.QueryDsl.*;
            import dev.millrace.query.*;

            class Program {
                record Todo(long id, String title, int rank, boolean done, int ownerId, Integer estimate, byte[] digest,
                        java.util.List<String> tags, java.util.UUID token) {}
                record User(int id, String name, String team) {}
                record Card(String title, int rank) {}
                static final RelationRef<Todo> todos = RelationRef.of("todos", Todo.class, Todo::id);
                static final RelationRef<User> users = RelationRef.of("users", User.class, User::id);

                static Object right() { return
                    %s;
                }
                static Object wrong() { return
                    %s;
                }
            }
            """;

    static Stream<Arguments> programs() {
        return Stream.of(
                where("equality with a value of another type", "t.get(Todo::title).eq(\"x\")",
                        "t.get(Todo::title).eq(5)"),
                where("equality of a number with a text", "t.get(Todo::rank).eq(5)", "t.get(Todo::rank).eq(\"5\")"),
                where("equality of a boolean with a number", "t.get(Todo::done).eq(true)", "t.get(Todo::done).eq(1)"),
                where("equality with an expression of another type", "t.get(Todo::rank).eq(t.get(Todo::ownerId))",
                        "t.get(Todo::rank).eq(t.get(Todo::title))"),
                where("equality with a parameter of another type", "t.get(Todo::title).eq(param(\"p\", String.class))",
                        "t.get(Todo::title).eq(param(\"p\", Integer.class))"),
                where("equality with the literal null", "t.get(Todo::title).isNull()", "t.get(Todo::title).eq(null)"),
                where("comparison of bytes", "t.get(Todo::digest).eq(new byte[0])",
                        "t.get(Todo::digest).gt(new byte[0])"),
                where("comparison of lists", "t.get(Todo::tags).eq(java.util.List.of())",
                        "t.get(Todo::tags).gt(java.util.List.of())"),
                where("comparison of booleans", "t.get(Todo::done).eq(true)", "t.get(Todo::done).gt(false)"),
                where("comparison with a value of another type", "t.get(Todo::token).gt(new java.util.UUID(0, 0))",
                        "t.get(Todo::token).gt(\"0\")"),
                where("a default of another type", "t.get(Todo::estimate).coalesce(0).gt(1)",
                        "t.get(Todo::estimate).coalesce(\"0\").gt(1)"),
                where("a component of another row", "t.get(Todo::rank).gt(5)", "t.get(User::id).gt(5)"),
                where("a plain boolean", "t.get(Todo::done)", "true"),
                where("a plain comparison of a row's value", "t.get(Todo::rank).gt(3)", "t.rank() > 3"),
                where("an expression that is no condition", "t.get(Todo::done)", "t.get(Todo::rank)"),
                where("a conjunction with a plain boolean", "t.get(Todo::done).and(t.get(Todo::done))",
                        "t.get(Todo::done).and(true)"),
                program("join keys of different types", "from(todos).join(users).on(Todo::ownerId).equalTo(User::id)",
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::name)"),
                program("join keys of different number types",
                        "from(todos).join(users).on(Todo::rank).equalTo(User::id)",
                        "from(todos).join(users).on(Todo::id).equalTo(User::id)"),
                program("join keys of the wrong side", "from(todos).join(users).on(Todo::ownerId).equalTo(User::id)",
                        "from(todos).join(users).on(User::id).equalTo(User::id)"),
                program("join keys of different types, third source",
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::id).join(users).on((t, u) -> t.get(Todo::rank)).equalTo(User::id)",
                        "from(todos).join(users).on(Todo::ownerId).equalTo(User::id).join(users).on((t, u) -> t.get(Todo::title)).equalTo(User::id)"),
                program("setting a value of another type", "set(Todo::title).to(\"x\")", "set(Todo::title).to(5)"),
                program("setting a long to an int", "set(Todo::id).to(5L)", "set(Todo::id).to(5)"),
                program("order of bytes", "from(todos).orderBy(desc(Todo::token))",
                        "from(todos).orderBy(desc(Todo::digest))"),
                program("order of lists", "from(todos).orderBy(asc(Todo::title))",
                        "from(todos).orderBy(asc(Todo::tags))"),
                program("order by a component of another row", "from(todos).orderBy(asc(Todo::rank))",
                        "from(todos).orderBy(asc(User::id))"),
                program("into with swapped types",
                        "from(todos).select(t -> into(Card::new, t.get(Todo::title), t.get(Todo::rank)))",
                        "from(todos).select(t -> into(Card::new, t.get(Todo::rank), t.get(Todo::title)))"),
                program("into with too few values",
                        "from(todos).select(t -> into(Card::new, t.get(Todo::title), t.get(Todo::rank)))",
                        "from(todos).select(t -> into(Card::new, t.get(Todo::title)))"),
                program("into with plain values",
                        "from(todos).select(t -> into(Card::new, t.get(Todo::title), t.get(Todo::rank)))",
                        "from(todos).select(t -> into(Card::new, \"title\", 3))"),
                program("limit before orderBy", "from(todos).orderBy(asc(Todo::rank)).limit(3)",
                        "from(todos).limit(3).orderBy(asc(Todo::rank))"),
                program("where after orderBy", "from(todos).where(t -> t.get(Todo::done)).orderBy(asc(Todo::rank))",
                        "from(todos).orderBy(asc(Todo::rank)).where(t -> t.get(Todo::done))"),
                program("sum of text", "from(todos).aggregate(g -> g.sum(Todo::rank))",
                        "from(todos).aggregate(g -> g.sum(Todo::title))"),
                program("having with a plain boolean",
                        "from(todos).groupBy(Todo::rank).having(g -> g.count().gt(3)).select(g -> g.key())",
                        "from(todos).groupBy(Todo::rank).having(g -> true).select(g -> g.key())"),
                program("select of a plain value", "from(todos).select(t -> t.get(Todo::title))",
                        "from(todos).select(t -> \"title\")"),
                program("a relation's key of another row", "RelationRef.of(\"users\", User.class, User::name)",
                        "RelationRef.of(\"users\", User.class, Todo::title)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void compile_wrongProgram_isRefused(String fault, String right, String wrong, @TempDir Path folder)
            throws IOException {
        String program = PROGRAM.formatted(right, wrong);
        long line = program.lines().toList().indexOf("        " + wrong + ";") + 1L;

        List<Diagnostic<? extends JavaFileObject>> errors = Javac.errors(folder, Map.of("Program.java", program), "-cp",
                Javac.libraryAndNullness());

        assertThat(errors).as(fault).isNotEmpty().allMatch(error -> error.getLineNumber() == line);
    }

    private static Arguments where(String fault, String right, String wrong) {
        return program(fault, "from(todos).where(t -> " + right + ")", "from(todos).where(t -> " + wrong + ")");
    }

    private static Arguments program(String fault, String right, String wrong) {
        return arguments(fault, right, wrong);
    }
}
