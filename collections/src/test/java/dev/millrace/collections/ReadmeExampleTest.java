package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's example: the lines between the tags are those of the README, and their comments are what they print. */
class ReadmeExampleTest {

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void divertOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
    }

    @Test
    void example_ofTheReadme_printsWhatItsCommentsSay() throws IOException {
        // tag::readme
        record Todo(long id, String title, int rank, boolean done) {}

        Store store = Store.create();
        LiveCollection<Long, Todo> todos = store.collection("todos", Todo.class, Todo::id).open();
        LiveQuery<Todo> next = store.open(from(todos).where(t -> t.get(Todo::done).eq(false))
                .orderBy(desc(Todo::rank), asc(Todo::title)).limit(3));

        next.changes().subscribe(System.out::println); // (0, 0] initial

        todos.insert(new Todo(1, "write", 5, false)); // (0, 1] +1@0
        todos.insert(new Todo(2, "print", 3, false)); // (1, 2] +2@1
        todos.update(2L, set(Todo::rank).to(8)); // (2, 3] >2@1->0
        todos.update(2L, set(Todo::done).to(true)); // (3, 4] -2@0
        // end::readme

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(comments());
        assertThat(next.snapshot().rows()).containsExactly(new Todo(1, "write", 5, false));
        assertThat(next.snapshot().version()).isEqualTo(store.version()).isEqualTo(4);
        store.close();
    }

    /** What the lines between the tags say they print. */
    private static List<String> comments() throws IOException {
        Path source = Path.of("src/test/java/dev/millrace/collections/ReadmeExampleTest.java");
        List<String> example = Files.readAllLines(source).stream()
                .dropWhile(line -> !line.strip().equals("// tag::readme")).skip(1)
                .takeWhile(line -> !line.strip().equals("// end::readme")).toList();
        List<String> comments = example.stream().filter(line -> line.contains("// "))
                .map(line -> line.substring(line.indexOf("// ") + 3)).toList();
        assertThat(comments).isNotEmpty();
        return comments;
    }
}
