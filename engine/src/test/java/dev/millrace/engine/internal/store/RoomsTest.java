package dev.millrace.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.jupiter.api.Test;

/** Room that is used again. */
class RoomsTest {

    private int made;
    private final Rooms<Of100Bytes> rooms = new CommitRooms().of(Of100Bytes.class, Of100Bytes::new);

    private final class Of100Bytes implements Room {
        Of100Bytes() {
            made++;
        }

        @Override
        public long bytes() {
            return 100;
        }
    }

    private void commit(int operators) {
        Deque<Of100Bytes> taken = new ArrayDeque<>();
        for (int i = 0; i < operators; i++) {
            taken.add(rooms.take());
        }
        assertThat(taken).doesNotHaveDuplicates();
        taken.forEach(rooms::give);
    }

    @Test
    void take_inEachCommitAsMuch_makesNoMore() {
        for (int commit = 0; commit < 1_000; commit++) {
            commit(500);
        }

        assertThat(made).isEqualTo(500);
    }

    @Test
    void take_whatOtherKindsHave_isAnother() {
        assertThat(rooms.all().of(Of100Bytes.class, Of100Bytes::new)).isSameAs(rooms);
    }

    @Test
    void give_whatIsNeededNoMore_goesInTime() {
        commit(1_000);
        long most = rooms.all().bytes();
        assertThat(most).isGreaterThan(100_000);

        for (int commit = 0; commit < 1_000; commit++) {
            commit(1);
        }

        assertThat(rooms.all().bytes()).isLessThan(1_000);
        assertThat(made).isEqualTo(1_000);
    }

    @Test
    void take_moreAfterLess_isMadeAgain() {
        commit(100);
        for (int commit = 0; commit < 1_000; commit++) {
            commit(1);
        }

        commit(100);

        assertThat(made).isBetween(101, 200);
    }
}
