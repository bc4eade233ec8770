package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.testkit.Fixture.TODOS;
import static dev.millrace.testkit.Fixture.evaluate;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.millrace.testkit.Fixture.Todo;

/** What {@code ilike} takes for the same letter does not depend on where it stands. */
class CaseFoldTest {

    @ParameterizedTest
    @CsvSource({"ΟΔΟΣ, οδοσ, true", "ΟΔΟΣ, οδος, true", "οδος, ΟΔΟΣ, true", "ΟΔΟΣ ΑΒ, %οσ%, true", "ΟΔΟΣ, %Σ, true",
        "ΟΔΟΣ, %ς_, false",
        "ΣΑΣ, ςας, true", "İ, _, true", "İ, i, true", "I, ı, false", "STRASSE, straße, false", "ß, ß, true",
        "\uD801\uDC00, \uD801\uDC28, true", "Ab, aB, true", "\\A%, \\\\\\a\\%, true"})
    void ilike_foldsEachCodePoint(String text, String pattern, boolean matches) {
        var query = from(TODOS).select(t -> t.get(Todo::owner).ilike(pattern));

        assertThat(evaluate(query, Todo.of(1).withOwner(text)).rows()).isEqualTo(List.of(matches));
    }
}
