package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import dev.millrace.collections.scripted.Task;

/** What a write tells of itself, and when it has no more to tell. */
class WriteStatesTest extends AcceptedWriteTest {

    @Test
    void acceptedWriteOfAClosedCollection_isNotFlagged() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(2);
        store.store().close();

        time.advanceTimeBy(Duration.ofSeconds(11));

        assertThat(write.isUnconfirmed()).isFalse();
        assertThat(write.failure()).isPresent();
    }

    @Test
    void states_tellAllThatBecomesOfTheWrite() {
        Write write = raiseOne();
        List<String> told = new ArrayList<>();
        write.states().doOnComplete(() -> told.add("over")).subscribe(status -> told.add(status.toString()));

        store.backend().pending().acceptAt(2);
        time.advanceTimeBy(Duration.ofSeconds(10));
        store.backend().puts(2, ONE.withRank(15));

        assertThat(told).containsExactly("PERSISTING", "ACCEPTED", "ACCEPTED UNCONFIRMED", "CONFIRMED", "over");
        StepVerifier.create(write.states()).expectNext(new WriteStatus(WriteState.CONFIRMED, false, false))
                .verifyComplete();
    }

    @Test
    void states_ofAWriteThatWaitsItsTurn_beginWithPending() {
        raiseOne();
        Write second = tasks.update(1L, set(Task::title).to("second"));
        List<WriteState> told = new ArrayList<>();
        second.states().subscribe(status -> told.add(status.state()));

        store.backend().pending().acceptNow();
        store.backend().pending().refuse("no");

        assertThat(told).containsExactly(WriteState.PENDING, WriteState.PERSISTING, WriteState.FAILED);
    }
}
