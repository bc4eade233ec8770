package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.Task;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.Window;
import dev.millrace.sync.api.RowChange;

/**
 * Snapshots, windows and parameters of a live query, and what becomes of one that cannot be maintained (laws 8, 17,
 * 20).
 */
class LiveQueryTest {

    private static final Task ONE = Task.of(1, "one", 10);
    private static final Task TWO = Task.of(2, "two", 20);
    private static final Task THREE = Task.of(3, "three", 30);
    private static final Task FOUR = Task.of(4, "four", 40);

    private final TaskStore store = TaskStore.of(ONE, TWO, THREE, FOUR);
    private final LiveQuery<Task> byRank = store.byRank();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void snapshot_isImmutableAndOfOneVersion() {
        Snapshot<Task> before = byRank.snapshot();

        store.tasks().delete(4L);

        assertThat(before.rows()).containsExactly(FOUR, THREE, TWO, ONE);
        assertThat(before.identities()).hasSize(4).first().hasToString("4");
        assertThat(before.size()).isEqualTo(4);
        assertThat(before.version()).isEqualTo(1);
        assertThat(before).asString().startsWith("version 1: [Task[id=4");
        assertThatThrownBy(() -> before.rows().add(ONE)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(byRank.snapshot().rows()).containsExactly(THREE, TWO, ONE);
        assertThat(byRank.snapshot().version()).isEqualTo(2);
    }

    @Test
    void snapshot_isTheSameObjectUntilTheRowsChange() {
        Snapshot<Task> first = byRank.snapshot();
        assertThat(byRank.snapshot()).isSameAs(first);

        store.tasks().update(4L, set(Task::note).to("n"));

        assertThat(byRank.snapshot()).isNotSameAs(first);
        assertThat(byRank.snapshot().rows().get(1)).isSameAs(THREE);
    }

    @Test
    void madeRowsThatDidNotChange_areTheSameObjects() {
        LiveQuery<Card> cards = store.store().open(CARDS);
        Card before = cards.snapshot().rows().get(3);

        store.tasks().update(4L, set(Task::rank).to(41));
        store.tasks().update(1L, set(Task::note).to("not in the card"));

        assertThat(cards.snapshot().rows().get(3)).isSameAs(before);
    }

    @Test
    void madeRowsThatAParameterDoesNotChange_areTheSameObjects() {
        Query<Card> above = from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("least", Integer.class)))
                .select(task -> into(Card::new, task.get(Task::title), task.get(Task::rank))).orderBy(desc(Card::rank));
        LiveQuery<Card> cards = store.store().open(above, Bindings.of("least", 5));
        Replica<Card> replica = TaskStore.watch(cards);
        Card before = cards.snapshot().rows().get(0);

        cards.set("least", 15);
        store.tasks().delete(4L);

        assertThat(replica.last().changes()).singleElement()
                .satisfies(change -> assertThat(change.before()).isSameAs(before));
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void window_movesInOneCommitByTheDifference() {
        byRank.setWindow(0, 2);
        Replica<Task> replica = TaskStore.watch(byRank);
        long version = store.store().version();

        byRank.setWindow(1, 2);

        assertThat(store.store().version()).isEqualTo(version + 1);
        assertThat(replica.last().changes()).extracting(Change::toString).containsExactlyInAnyOrder("-4@0", "+2@1");
        assertThat(replica.rows()).containsExactly(THREE, TWO);
        assertThat(byRank.window()).isEqualTo(new Window(1, 2));
        assertThat(byRank.total()).isEqualTo(4);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void window_isRefilledWhenARowLeaves() {
        byRank.setWindow(0, 2);
        Replica<Task> replica = TaskStore.watch(byRank);

        store.backend().changes(2, RowChange.delete(4L));

        assertThat(replica.last().changes()).extracting(Change::toString).containsExactlyInAnyOrder("-4@0", "+2@1");
        assertThat(byRank.snapshot().rows()).containsExactly(THREE, TWO);
    }

    @Test
    void windowOfOneHandle_movesNoOther() {
        LiveQuery<Task> other = store.byRank();

        byRank.setWindow(1, 1);

        assertThat(other.snapshot().rows()).hasSize(4);
        assertThat(other.window()).isEqualTo(Window.ALL);
    }

    @Test
    void windowThatIsNone_isRefused() {
        assertThatThrownBy(() -> byRank.setWindow(-1, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");

        assertThat(byRank.window()).isEqualTo(Window.ALL);
    }

    @Test
    void parameter_changesByTheDifference() {
        Query<Task> above = from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("least", Integer.class)))
                .orderBy(desc(Task::rank)).limit(2);
        LiveQuery<Task> query = store.store().open(above, Bindings.of("least", 15));
        LiveQuery<Task> other = store.store().open(above, Bindings.of("least", 15));
        Replica<Task> replica = TaskStore.watch(query);

        query.set("least", 35);

        assertThat(replica.last()).hasToString("(1, 2] -3@1");
        assertThat(query.bindings()).isEqualTo(Bindings.of("least", 35));
        assertThat(query.query()).isSameAs(above);
        assertThat(other.snapshot().rows()).containsExactly(FOUR, THREE);
        store.tasks().update(1L, set(Task::rank).to(36));
        assertThat(query.snapshot().rows()).containsExactly(FOUR, ONE.withRank(36));
        query.set("least", null);
        assertThat(query.snapshot().rows()).isEmpty();
        assertThat(replica.rows()).isEmpty();
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void parametersAndWindow_moveInOneCommitByOneDifference() {
        LiveQuery<Task> query = store.store().open(
                from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("least", Integer.class)))
                        .orderBy(desc(Task::rank)).offset(2).limit(2),
                Bindings.of("least", 0));
        Replica<Task> replica = TaskStore.watch(query);
        long version = store.store().version();
        assertThat(replica.rows()).containsExactly(TWO, ONE);

        query.set(Bindings.of("least", 15), new Window(0, 3));

        assertThat(store.store().version()).isEqualTo(version + 1);
        assertThat(replica.changeSets()).hasSize(2);
        assertThat(replica.last().changes()).extracting(Change::toString).containsExactlyInAnyOrder("+4@0", "+3@1",
                "-1@1");
        assertThat(replica.rows()).containsExactly(FOUR, THREE, TWO);
        assertThat(query.window()).isEqualTo(new Window(0, 3));
        assertThat(query.bindings()).isEqualTo(Bindings.of("least", 15));
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void parametersAndWindow_ofWhichOneIsRefused_moveNeither() {
        LiveQuery<Task> query = store.store().open(
                from(Task.TASKS).where(task -> task.get(Task::rank).gt(param("least", Integer.class)))
                        .orderBy(desc(Task::rank)),
                Bindings.of("least", 15));
        LiveQuery<Task> keyed = store.store().open(from(Task.TASKS));
        long version = store.store().version();

        assertThatThrownBy(() -> query.set(Bindings.of("least", "many"), new Window(0, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("least");
        assertThatThrownBy(() -> keyed.set(Bindings.NONE, new Window(0, 1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("without order");

        assertThat(query.bindings()).isEqualTo(Bindings.of("least", 15));
        assertThat(query.window()).isEqualTo(Window.ALL);
        assertThat(store.store().version()).isEqualTo(version);
    }

    @Test
    void moveThatChangesNothing_isToldToNobody() {
        Replica<Task> replica = TaskStore.watch(byRank);
        Snapshot<Task> before = byRank.snapshot();

        byRank.setWindow(0, 100);

        assertThat(replica.changeSets()).hasSize(1);
        assertThat(byRank.snapshot()).isSameAs(before);
    }

    /** A result row that refuses. */
    record Card(String title, int rank) {
        Card {
            if (rank == 66) {
                throw new IllegalArgumentException("66 is not for cards");
            }
        }
    }

    private static final Query<Card> CARDS = from(Task.TASKS)
            .select(task -> into(Card::new, task.get(Task::title), task.get(Task::rank))).orderBy(desc(Card::rank))
            .limit(4);

    @Test
    void resultRowThatRefuses_isLeftOutAndCounted() {
        LiveQuery<Card> cards = store.store().open(CARDS);
        Replica<Card> replica = TaskStore.watch(cards);
        assertThat(cards.problems()).isEqualTo(new QueryProblems(0, Optional.empty()));

        store.tasks().update(1L, set(Task::rank).to(66));

        assertThat(cards.snapshot().rows()).hasSize(3).doesNotContain(new Card("one", 10));
        assertThat(replica.rows()).isEqualTo(cards.snapshot().rows());
        assertThat(cards.status()).isEqualTo(QueryStatus.READY);
        assertThat(cards.problems().count()).isPositive();
        QueryProblems.Problem latest = cards.problems().latest().orElseThrow();
        assertThat(latest.identity()).isEqualTo(new Identity.Of(1L));
        assertThat(latest.expression()).contains("Card");
        assertThat(latest.cause()).hasMessage("66 is not for cards");

        store.tasks().update(1L, set(Task::rank).to(67));

        assertThat(cards.snapshot().rows()).hasSize(4).first().isEqualTo(new Card("one", 67));
    }

    @Test
    void resultRowThatRefuses_failsThatQueryWithItsLastGoodRows() {
        LiveQuery<Card> cards = store.store().open(CARDS, Bindings.NONE, OnProblem.FAIL);
        Replica<Card> replica = TaskStore.watch(cards);
        Replica<Task> other = TaskStore.watch(byRank);
        List<Card> good = List.copyOf(cards.snapshot().rows());

        store.tasks().update(1L, set(Task::rank).to(66));

        assertThat(store.tasks().get(1L)).isEqualTo(ONE.withRank(66));
        assertThat(other.rows()).containsExactly(ONE.withRank(66), FOUR, THREE, TWO);
        assertThat(cards.status()).isEqualTo(QueryStatus.ERROR);
        assertThat(cards.snapshot().rows()).isEqualTo(good);
        assertThat(replica.error()).isInstanceOf(QueryFailedException.class).rootCause()
                .hasMessage("66 is not for cards");
        assertThat(TaskStore.watch(cards).error()).isInstanceOf(QueryFailedException.class);
        assertThatThrownBy(() -> cards.setWindow(0, 1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("failed");
    }

    @Test
    void failedQuery_takesNoFurtherPart() {
        LiveQuery<Card> cards = store.store().open(CARDS, Bindings.NONE, OnProblem.FAIL);
        store.tasks().update(1L, set(Task::rank).to(66));
        List<Card> good = List.copyOf(cards.snapshot().rows());

        store.tasks().update(1L, set(Task::rank).to(5));

        assertThat(cards.snapshot().rows()).isEqualTo(good);
        assertThat(cards.status()).isEqualTo(QueryStatus.ERROR);
        cards.close();
        assertThat(cards.status()).isEqualTo(QueryStatus.CLOSED);
        assertThat(store.store().open(CARDS, Bindings.NONE, OnProblem.FAIL).snapshot().rows()).first()
                .isEqualTo(new Card("four", 40));
    }

    @Test
    void rowThatRefusesOutsideTheWindow_failsTheQuery() {
        LiveQuery<Card> cards = store.store().open(CARDS, Bindings.NONE, OnProblem.FAIL);
        cards.setWindow(0, 1);
        List<Card> good = List.copyOf(cards.snapshot().rows());

        store.tasks().update(1L, set(Task::rank).to(66));
        store.tasks().update(4L, set(Task::rank).to(68));

        assertThat(cards.status()).isEqualTo(QueryStatus.ERROR);
        assertThat(cards.snapshot().rows()).isEqualTo(good);
        assertThatThrownBy(() -> cards.setWindow(0, 3)).isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("66 is not for cards");
        assertThat(cards.window()).isEqualTo(new Window(0, 1));
    }

    @Test
    void statistics_count() {
        StoreStatistics before = store.store().statistics();
        store.tasks().insert(Task.of(5, "five", 50));
        StoreStatistics after = store.store().statistics();

        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.rowsHeld()).isEqualTo(before.rowsHeld() + 2);
        assertThat(after.commitMicrosMedian()).isPositive().isLessThanOrEqualTo(after.commitMicrosP99());
    }
}
