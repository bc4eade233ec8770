package dev.millrace.examples.departures.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.table.Cursor;
import dev.millrace.examples.departures.backend.table.Token;

class CursorTextTest {
    private final CursorText<Integer> flights = new CursorText<>("flights", Integer::valueOf);

    @Test
    void read_ownText() {
        Cursor<Integer> cursor = new Cursor<>(new Token("a1", 42), 17);

        assertThat(flights.write(cursor)).matches("[A-Za-z0-9_-]+");
        assertThat(flights.read(flights.write(cursor))).isEqualTo(cursor);
    }

    @Test
    void read_keyWithBlanks() {
        CursorText<String> names = new CursorText<>("names", Function.identity());
        Cursor<String> cursor = new Cursor<>(new Token("a1", 42), "a b c");

        assertThat(names.read(names.write(cursor))).isEqualTo(cursor);
    }

    @Test
    void read_foreignText() {
        String foreign =
                new CursorText<>("airports", Function.identity()).write(new Cursor<>(new Token("a1", 42), "17"));
        for (String text : new String[] {"", "x", "%%%", foreign}) {
            assertThatThrownBy(() -> flights.read(text))
                    .isInstanceOf(Problem.class)
                    .hasMessage(
                            "parameter cursor must be the nextCursor of a page of /flights; found \"" + text + "\"");
        }
    }
}
