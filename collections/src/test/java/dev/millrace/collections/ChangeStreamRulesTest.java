package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;

/** The rules of Reactive Streams that a stream of changes must keep, by their numbers. */
class ChangeStreamRulesTest {

    private static final Task ONE = Task.of(1, "one", 10);

    private final TaskStore store = TaskStore.of(ONE);
    private final LiveQuery<Task> byRank = store.byRank();

    @AfterEach
    void close() {
        store.close();
    }

    private void rank(int rank) {
        store.tasks().update(1L, set(Task::rank).to(rank));
    }

    @Test
    void rule1_1_signalsDoNotExceedTheDemand() {
        StepVerifier.create(byRank.changes(), 0).expectSubscription().thenRequest(1)
                .expectNextMatches(ChangeSet::initial)
                .then(() -> rank(11)).then(() -> rank(12)).thenRequest(1)
                .expectNextMatches(changes -> changes.to() == 3)
                .then(() -> rank(13)).then(byRank::close).expectComplete().verify();
    }

    @Test
    void rule1_9_nullSubscriberIsRefused() {
        Publisher<ChangeSet<Task>> changes = byRank.changes();

        assertThatThrownBy(() -> changes.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void rule1_11_eachSubscriberHasItsOwnStream() {
        Replica<Task> early = TaskStore.watch(byRank);
        rank(11);
        Replica<Task> late = TaskStore.watch(byRank);
        rank(12);

        assertThat(early.changeSets()).extracting(ChangeSet::to).containsExactly(1L, 2L, 3L);
        assertThat(late.changeSets()).extracting(ChangeSet::to).containsExactly(2L, 3L);
        assertThat(late.last()).isSameAs(early.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void rule3_9_requestThatIsNotPositiveIsAnError(long amount) {
        Replica<Task> replica = TaskStore.watch(byRank);
        Replica<Task> other = TaskStore.watch(byRank);

        replica.subscription().request(amount);
        rank(11);

        assertThat(replica.error()).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("3.9",
                String.valueOf(amount));
        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.faults()).isEmpty();
        assertThat(other.changeSets()).hasSize(2);
    }

    @Test
    void rule3_9_holdsBeforeTheStreamStarts() {
        Replica<Task> replica = Replica.withDemand(0);
        byRank.changes().doOnSubscribe(subscription -> subscription.request(-5)).subscribe(replica);
        rank(11);

        assertThat(replica.error()).isInstanceOf(IllegalArgumentException.class);
        assertThat(replica.changeSets()).isEmpty();
    }

    @Test
    void rule3_6_requestAfterCancelDoesNothing() {
        Replica<Task> replica = Replica.withDemand(1);
        byRank.changes().subscribe(replica);
        replica.cancel();
        rank(11);

        replica.subscription().request(1);
        replica.subscription().request(-1);

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.error()).isNull();
    }

    @Test
    void rule3_7_cancelAgainDoesNothing() {
        Replica<Task> replica = TaskStore.watch(byRank);
        replica.cancel();
        replica.cancel();
        rank(11);

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.isCompleted()).isFalse();
    }

    @Test
    void cancelInsideOnSubscribe_getsNothing() {
        StepVerifier.create(byRank.changes(), 0).thenCancel().verify();
        Replica<Task> replica = Replica.withDemand(1);
        byRank.changes().doOnSubscribe(subscription -> subscription.cancel()).subscribe(replica);

        rank(11);

        assertThat(replica.changeSets()).isEmpty();
    }

    @Test
    void rule1_7_nothingFollowsTheEnd() {
        Replica<Task> replica = TaskStore.watch(byRank);
        byRank.close();

        rank(11);
        replica.request(1);

        assertThat(replica.isCompleted()).isTrue();
        assertThat(replica.changeSets()).hasSize(1);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void streamOfAClosedQuery_completesAtOnce() {
        byRank.close();
        Replica<Task> replica = TaskStore.watch(byRank);

        assertThat(replica.isCompleted()).isTrue();
        assertThat(replica.changeSets()).isEmpty();
    }

    @Test
    void operatorsOfReactor_composeWithIt() {
        StepVerifier.create(byRank.changes().map(ChangeSet::to).take(3)).expectNext(1L).then(() -> rank(11))
                .expectNext(2L)
                .then(() -> rank(12)).expectNext(3L).verifyComplete();
    }
}
