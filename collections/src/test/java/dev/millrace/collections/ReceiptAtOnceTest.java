package dev.millrace.collections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.ScriptedWrite;
import dev.millrace.collections.scripted.Task;

/** A receipt that confirms at once: the values become base rows, unless the stream may know better. */
class ReceiptAtOnceTest extends AcceptedWriteTest {

    @Test
    void receiptAtOnce_makesTheValuesBaseRows() {
        Write write = raiseOne();

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertOneChangeOnly();
    }

    @Test
    void receiptAtOnce_doesNotOverwriteWhatTheStreamHasShownSince() {
        Write write = raiseOne();
        store.backend().puts(2, ONE.withRank(45));

        store.backend().pending().acceptNow();

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.base(1L)).isEqualTo(ONE.withRank(45));
        assertThat(tasks.get(1L)).isEqualTo(ONE.withRank(45));
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatWentAndCameBack() {
        raiseOne();
        store.backend().puts(2, ONE.withRank(45));
        store.backend().puts(3, ONE);

        store.backend().pending().acceptNow();

        assertThat(tasks.get(1L)).isEqualTo(ONE);
    }

    @Test
    void receiptAtOnce_doesNotOverwriteARowThatASnapshotHasShownOrLeftOut() {
        raiseOne();
        Write insert = tasks.insert(Task.of(3, "three", 30));
        store.backend().snapshot(2, ONE, TWO);

        store.backend().unanswered().forEach(ScriptedWrite::acceptNow);

        assertThat(insert.state()).isEqualTo(WriteState.CONFIRMED);
        assertThat(tasks.rows()).containsExactlyInAnyOrder(ONE, TWO);
    }
}
