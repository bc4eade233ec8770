package dev.millrace.collections;

import static dev.millrace.collections.scripted.ScriptedSession.at;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.ScriptedRunner;
import dev.millrace.collections.scripted.ScriptedSession;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.RelationRef;

/** A row that cannot be read is refused where it comes in, before anything is changed (laws 22, 26, 32 and 36). */
class UnreadableRowTest {

    /** A row whose name cannot be read if it is bad, or if it is fragile and the number is negative. */
    public record Item(long id, String name, int n) {

        static final RelationRef<Item> ITEMS = RelationRef.of("items", Item.class, Item::id);

        @Override
        public String name() {
            if (name.equals("bad") || name.equals("fragile") && n < 0) {
                throw new IllegalStateException("no name");
            }
            return name;
        }
    }

    private static final Item ONE = new Item(1, "one", 1);
    private static final Item TWO = new Item(2, "two", 1);
    private static final Item BAD = new Item(1, "bad", 1);

    private Store store;
    private LiveCollection<Long, Item> items;
    private ScriptedSession<Item> backend;
    private Replica<Item> replica;

    @BeforeEach
    void open() {
        VirtualTimeScheduler.getOrSet();
        ScriptedRunner runner = new ScriptedRunner();
        store = Store.create(runner);
        items = store.collection("items", Item.class, Item::id).sync(runner).open();
        backend = runner.session(Item.ITEMS);
        backend.snapshot(1, ONE, TWO);
        replica = TaskStore.watch(store.open(from(Item.ITEMS)));
    }

    @AfterEach
    void close() {
        store.close();
        VirtualTimeScheduler.reset();
        assertThat(replica.faults()).isEmpty();
    }

    private void assertRefused(Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining("items")
                .withMessageContaining("component name").withRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void batchWithSuchARow_isRefusedWholeAndCanComeAgainMended() {
        AtomicBoolean reached = new AtomicBoolean();
        items.reached(at(2)).subscribe(nothing -> {
        }, error -> {
        }, () -> reached.set(true));

        assertRefused(() -> backend.puts(2, BAD, new Item(2, "two", 99)));

        assertThat(items.rows()).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(reached).isFalse();

        backend.puts(2, new Item(1, "mended", 1), new Item(2, "two", 99));

        assertThat(items.get(1L)).isEqualTo(new Item(1, "mended", 1));
        assertThat(items.get(2L)).isEqualTo(new Item(2, "two", 99));
        assertThat(reached).isTrue();
    }

    @Test
    void batchWhoseLastRowIsRefused_leavesRowsBeneathPendingWritesAlone() {
        items.update(1L, set(Item::n).to(5));

        assertRefused(() -> backend.puts(2, new Item(1, "other", 1), new Item(2, "bad", 1)));

        assertThat(items.base(1L)).isEqualTo(ONE);
        assertThat(items.get(1L)).isEqualTo(new Item(1, "one", 5));
        assertThat(items.get(2L)).isEqualTo(TWO);
    }

    @Test
    void refusedSnapshot_changesNothing() {
        assertRefused(() -> backend.snapshot(2, new Item(3, "three", 1), BAD));

        assertThat(items.rows()).containsExactlyInAnyOrder(ONE, TWO);
        backend.puts(2, new Item(2, "two", 99));
        assertThat(items.rows()).containsExactlyInAnyOrder(ONE, new Item(2, "two", 99));
    }

    @Test
    void refusedBatch_confirmsNoWrite() {
        Write write = items.update(2L, set(Item::n).to(5));
        backend.pending().acceptAt(3);

        assertRefused(() -> backend.puts(3, BAD, new Item(2, "two", 5)));

        assertThat(write.state()).isEqualTo(WriteState.ACCEPTED);
        assertThat(items.isPending(2L)).isTrue();
        assertThat(items.get(2L)).isEqualTo(new Item(2, "two", 5));
        assertThat(items.base(2L)).isEqualTo(TWO);

        backend.puts(3, new Item(2, "two", 5));

        assertThat(write.state()).isEqualTo(WriteState.CONFIRMED);
    }

    @Test
    void writeOfSuchARow_isRefusedAndNotSent() {
        assertRefused(() -> items.update(1L, set(Item::name).to("bad")));
        assertRefused(() -> items.update(1L, item -> BAD));
        assertRefused(() -> items.insert(new Item(3, "bad", 1)));

        assertThat(items.isPending(1L)).isFalse();
        assertThat(items.isPending(3L)).isFalse();
        assertThat(backend.sent()).isEmpty();
        backend.puts(2, new Item(1, "one", 7));
        assertThat(items.get(1L)).isEqualTo(new Item(1, "one", 7));
    }

    @Test
    void replayThatMakesSuchARow_isAConflictAndTheCommitGoesOn() {
        Write write = items.update(1L, set(Item::name).to("fragile"));

        backend.puts(2, new Item(1, "one", -1), new Item(2, "two", 7));

        assertThat(write.isConflict()).isTrue();
        assertThat(items.get(1L)).isEqualTo(new Item(1, "one", -1));
        assertThat(items.get(2L)).isEqualTo(new Item(2, "two", 7));

        backend.puts(3, new Item(1, "one", 1));

        assertThat(write.isConflict()).isFalse();
        assertThat(items.get(1L)).isEqualTo(new Item(1, "fragile", 1));
    }
}
