package dev.millrace.examples.departures.backend.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Sequence sequence = new Sequence("run");
    private final Table<Integer, String> table = new Table<>(sequence, 2);

    private static Token at(long number) {
        return new Token("run", number);
    }

    @Test
    void snapshot_empty() {
        assertThat(table.snapshot(10)).isEqualTo(new SnapshotPage<>(List.of(), null, at(0)));
    }

    @Test
    void snapshot_inKeyOrder() {
        table.put(2, "two");
        table.put(1, "one");

        assertThat(table.snapshot(2)).isEqualTo(new SnapshotPage<>(List.of("one", "two"), null, at(2)));
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void snapshot_morePages_keepTheTokenOfTheFirst() {
        table.put(1, "one");
        table.put(3, "three");
        table.put(5, "five");
        SnapshotPage<Integer, String> first = table.snapshot(2);
        table.remove(3);
        table.put(2, "two");
        table.put(4, "four");

        assertThat(first).isEqualTo(new SnapshotPage<>(List.of("one", "three"), new Cursor<>(at(3), 3), at(3)));
        SnapshotPage<Integer, String> second = table.snapshot(new Cursor<>(at(3), 3), 2);
        assertThat(second).isEqualTo(new SnapshotPage<>(List.of("four", "five"), null, at(3)));
        assertThat(table.since(second.token(), 9))
                .isEqualTo(new ChangePage<>(List.of("two", "four"), List.of(3), at(6), false));
    }

    @Test
    void since_keyChangedTwice_isToldOnce() {
        table.put(1, "one");
        table.put(2, "two");
        table.put(1, "uno");

        assertThat(table.since(at(0), 9))
                .isEqualTo(new ChangePage<>(List.of("two", "uno"), List.of(), at(3), false));
    }

    @Test
    void since_moreThanLimit_endsAtTheLastDelivered() {
        table.put(1, "one");
        table.put(2, "two");
        table.remove(1);

        assertThat(table.since(at(0), 1)).isEqualTo(new ChangePage<>(List.of("two"), List.of(), at(2), true));
        assertThat(table.since(at(2), 1)).isEqualTo(new ChangePage<>(List.of(), List.of(1), at(3), false));
    }

    @Test
    void since_changeOfAnotherTable_movesTheTokenOnly() {
        new Table<Integer, String>(sequence, 0).put(7, "elsewhere");

        assertThat(table.since(at(0), 1)).isEqualTo(new ChangePage<>(List.of(), List.of(), at(1), false));
    }

    @Test
    void since_deletedAndInsertedAgain_isARow() {
        table.put(1, "one");
        table.remove(1);
        table.put(1, "again");

        assertThat(table.since(at(1), 9)).isEqualTo(new ChangePage<>(List.of("again"), List.of(), at(3), false));
    }

    @Test
    void since_forgottenDelete_isGone() {
        for (int key = 1; key <= 3; key++) {
            table.put(key, "row");
        }
        for (int key = 1; key <= 3; key++) {
            table.remove(key);
        }

        assertThat(table.since(at(4), 9).deleted()).containsExactly(2, 3);
        assertThatThrownBy(() -> table.since(at(3), 9))
                .isInstanceOf(GoneException.class)
                .hasMessage("token run:3 is too old: deletes up to run:4 are forgotten; start again with a snapshot");
        assertThatThrownBy(() -> table.snapshot(new Cursor<>(at(3), 1), 9)).isInstanceOf(GoneException.class);
    }

    @Test
    void since_foreignOrFutureToken_isGone() {
        assertThatThrownBy(() -> table.since(new Token("other", 0), 9))
                .isInstanceOf(GoneException.class)
                .hasMessageContaining("another run");
        assertThatThrownBy(() -> table.since(at(1), 9))
                .isInstanceOf(GoneException.class)
                .hasMessageContaining("ahead");
    }

    @Test
    void remove_absentKey() {
        assertThatThrownBy(() -> table.remove(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no row 1 to remove");
    }

    @Test
    void get_presentAndAbsent() {
        table.put(1, "one");

        assertThat(table.get(1)).isEqualTo("one");
        assertThat(table.get(2)).isNull();
    }

    @Test
    void limit_belowOne() {
        assertThatThrownBy(() -> table.snapshot(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.since(at(0), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void construct_negativeRetention() {
        assertThatThrownBy(() -> new Table<Integer, String>(sequence, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
