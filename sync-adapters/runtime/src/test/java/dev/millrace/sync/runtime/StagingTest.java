package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncException;

class StagingTest {

    private static final Todo A1 = Todo.of(1, "a");
    private static final Todo B1 = Todo.of(1, "b");
    private static final Todo A2 = Todo.of(2, "a");
    private static final Todo A3 = Todo.of(3, "a");

    private final Staging<Todo> fromStart = new Staging<>(Todo.RELATION, null);
    private final Staging<Todo> fromFour = new Staging<>(Todo.RELATION, at(4));

    @Test
    void snapshotFollowedByChanges_isOneSnapshotOfTheResult() {
        fromStart.add(Page.snapshot(List.of(A1, A2), at(10), true));
        fromStart.add(Page.snapshot(List.of(A3), at(11), true));
        fromStart.add(
                Page.changes(List.of(RowChange.put(B1), RowChange.delete(2L), RowChange.delete(99L)), at(12), true));
        fromStart.add(Page.changes(List.of(RowChange.put(A2), RowChange.delete(3L)), at(13), false));

        assertThat(fromStart.batch(at(13))).isEqualTo(
                new SyncBatch<>(Page.Kind.SNAPSHOT, List.of(RowChange.put(B1), RowChange.put(A2)), at(13)));
    }

    @Test
    void changesOnly_lastOneOfAKeyWins() {
        fromFour.add(Page.changes(List.of(RowChange.put(A1), RowChange.put(A2), RowChange.delete(1L)), at(5), true));
        fromFour.add(
                Page.changes(List.of(RowChange.delete(2L), RowChange.put(B1), RowChange.delete(3L)), at(6), false));

        assertThat(fromFour.batch(at(6))).isEqualTo(new SyncBatch<>(Page.Kind.CHANGES,
                List.of(RowChange.put(B1), RowChange.delete(2L), RowChange.delete(3L)), at(6)));
    }

    @Test
    void next_isTheLastPagesPosition() {
        assertThat(fromStart.next()).isNull();
        assertThat(fromFour.next()).isEqualTo(at(4));

        fromFour.add(Page.changes(List.of(), at(5), true));

        assertThat(fromFour.next()).isEqualTo(at(5));
    }

    @Test
    void snapshotThoughChangesWereAskedFor_replacesAll() {
        fromFour.add(Page.snapshot(List.of(A1), at(4), false));

        assertThat(fromFour.batch(at(4)))
                .isEqualTo(new SyncBatch<>(Page.Kind.SNAPSHOT, List.of(RowChange.put(A1)), at(4)));
    }

    @Test
    void changesThoughAllRowsWereAskedFor_areMalformed() {
        refused(fromStart, Page.changes(List.of(), at(1), false), "All rows were asked for");
    }

    @Test
    void snapshotPageAfterChanges_isMalformed() {
        fromStart.add(Page.snapshot(List.of(A1), at(1), true));
        fromStart.add(Page.changes(List.of(), at(2), true));

        refused(fromStart, Page.snapshot(List.of(A2), at(3), false), "Changes were to follow");
    }

    @Test
    void moreAtAPositionAskedBefore_isMalformed() {
        refused(fromFour, Page.changes(List.of(), at(4), true), "never end");
        fromStart.add(Page.snapshot(List.of(A1), at(1), true));
        fromStart.add(Page.snapshot(List.of(A2), at(2), true));
        refused(fromStart, Page.snapshot(List.of(A3), at(1), true), "never end");
    }

    @Test
    void lastPageAtAPositionAskedBefore_isFine() {
        fromFour.add(Page.changes(List.of(), at(4), false));

        assertThat(fromFour.batch(at(4)).changes()).isEmpty();
    }

    @Test
    void rowWithoutKey_isMalformedAndShown() {
        SyncException fault =
                refused(fromFour, Page.changes(List.of(RowChange.put(new Todo(null, "lost"))), at(5), false),
                        "no key");

        assertThat(fault.place()).contains("component id");
        assertThat(fault.excerpt().orElseThrow()).contains("lost");
    }

    private static SyncException refused(Staging<Todo> staging, Page<Todo> page, String message) {
        return assertThatExceptionOfType(SyncException.class).isThrownBy(() -> staging.add(page))
                .withMessageContaining(message)
                .matches(fault -> fault.kind() == SyncException.Kind.PROTOCOL).actual();
    }

    private static Position at(long sequence) {
        return new Position(sequence, "t" + sequence);
    }
}
