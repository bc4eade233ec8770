package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import dev.millrace.collections.scripted.Task;

/** Whoever asks for a write's moments is told them, be it before or after they came (law 26). */
class MomentsOfWritesTest extends AcceptedWriteTest {

    private LiveCollection<Long, Task> local;

    @BeforeEach
    void openLocal() {
        local = store.store().collection("local", Task.class, Task::id).open();
    }

    @Test
    void lateAskers_areToldAtOnce() {
        Write write = raiseOne();
        store.backend().pending().acceptNow();

        StepVerifier.create(write.accepted()).verifyComplete();
        StepVerifier.create(write.confirmed()).verifyComplete();
        StepVerifier.create(write.states()).expectNext(new WriteStatus(WriteState.CONFIRMED, false, false))
                .verifyComplete();
        assertThat(write.id()).isEqualTo(write.id());
        assertThat(write.toString()).isEqualTo("write " + write.id() + " CONFIRMED");
    }

    @Test
    void lateAskersOfARefusedWrite_areToldWhy() {
        Write write = raiseOne();
        store.backend().pending().refuse("no");

        StepVerifier.create(write.accepted()).verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("no"));
        StepVerifier.create(write.confirmed()).verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("no"));
    }

    @Test
    void theIdThatIsSent_isTheOneThatIsTold() {
        Write write = raiseOne();

        assertThat(store.backend().pending().request().id()).isEqualTo(write.id());
    }

    @Test
    void writeThatWasAcceptedAndThenLost_wasAcceptedForLateAskers() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(7);

        store.store().close();

        StepVerifier.create(write.accepted()).verifyComplete();
        StepVerifier.create(write.confirmed()).verifyError(IllegalStateException.class);
    }

    @Test
    void acceptedWriteThatIsNotShown_isNotConfirmed() {
        Write write = raiseOne();
        store.backend().pending().acceptAt(7);
        List<String> told = new ArrayList<>();

        write.accepted().subscribe(nothing -> {
        }, error -> told.add("failed"), () -> told.add("accepted"));
        write.confirmed().subscribe(nothing -> {
        }, error -> told.add("failed"), () -> told.add("confirmed"));
        assertThat(told).containsExactly("accepted");

        store.backend().puts(7, ONE.withRank(15));
        assertThat(told).containsExactly("accepted", "confirmed");
    }

    @Test
    void momentAskedForWhileItsCommitIsTold_comesAfterAllSubscribersAreTold() {
        List<String> told = new ArrayList<>();
        Write[] write = new Write[1];
        store.byRank().changesFromNow().subscribe(changes -> {
            told.add("a" + changes.to());
            if (changes.to() == 2) {
                write[0] = local.insert(ONE);
            }
        });
        LiveQuery<Task> locals = store.store().open(from(local));
        locals.changesFromNow().subscribe(changes -> {
            told.add("b" + changes.to());
            write[0].confirmed().subscribe(nothing -> {
            }, error -> told.add("failed"), () -> told.add("confirmed"));
        });
        locals.changesFromNow().subscribe(changes -> told.add("c" + changes.to()));

        raiseOne();

        assertThat(told).containsExactly("a2", "b3", "c3", "confirmed");
    }

    @Test
    void momentOfAnEarlierCommit_isToldAtOnceInACallback() {
        List<String> told = new ArrayList<>();
        Write earlier = local.insert(ONE);
        store.byRank().changesFromNow().subscribe(changes -> {
            told.add("a");
            earlier.confirmed().subscribe(nothing -> {
            }, error -> told.add("failed"), () -> told.add("confirmed"));
        });
        store.byRank().changesFromNow().subscribe(changes -> told.add("b"));

        raiseOne();

        assertThat(told).containsExactly("a", "confirmed", "b");
    }
}
