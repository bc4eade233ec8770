package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;
import dev.millrace.sync.api.WriteRequest;

/** Random lives of a backend and its line: what is handed over is always true, and in the end it is the whole truth. */
class SyncRuntimePropertyTest {

    /** One thing that happens. */
    private sealed interface Step {
        record Put(long key, String title) implements Step {
        }

        record Delete(long key) implements Step {
        }

        record Write(long key, String title) implements Step {
        }

        record Pass(int millis) implements Step {
        }

        record NextFetch(SimAdapter.Fault fault) implements Step {
        }

        record NextWrite(SimAdapter.WriteFault fault) implements Step {
        }

        record Signal(Kind kind) implements Step {
            enum Kind {
                REFRESH, FORGET, RESTART, REFUSE_NEXT_BATCH
            }
        }
    }

    /** A session between a simulated backend and a recording target. */
    private static final class World {

        final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        final SimBackend backend = new SimBackend();
        final SimAdapter adapter = new SimAdapter(backend, time);
        final RecordingTarget target = new RecordingTarget();
        final List<String> untruths = new ArrayList<>();
        final List<UUID> writes = new ArrayList<>();
        final List<Receipt> receipts = new ArrayList<>();
        final List<Throwable> refusals = new ArrayList<>();
        final SyncSession<Todo> session;
        boolean refuseNext;

        World(long seed) {
            target.beforeApply = batch -> {
                if (refuseNext) {
                    refuseNext = false;
                    throw new IllegalArgumentException("refused, to see what happens");
                }
            };
            target.afterApply = this::compare;
            session = new SyncRuntime(RuntimeOptions.defaults().withScheduler(time).withRandom(new Random(seed)))
                    .start(adapter, target);
        }

        /** After each batch the target holds exactly what the backend held at that position. */
        private void compare(SyncBatch<Todo> batch) {
            Map<Object, Todo> truth = backend.rowsAt(batch.position());
            if (!target.rows.equals(truth)) {
                untruths.add(
                        "at " + batch.position() + " the backend held " + truth + ", the target holds " + target.rows);
            }
        }

        void take(Step step) {
            if (step instanceof Step.Put put) {
                backend.put(put.key(), put.title());
            } else if (step instanceof Step.Delete delete) {
                backend.delete(delete.key());
            } else if (step instanceof Step.Write write) {
                write(write);
            } else if (step instanceof Step.Pass pass) {
                time.advanceTimeBy(Duration.ofMillis(pass.millis()));
            } else if (step instanceof Step.NextFetch next) {
                adapter.faults.add(next.fault());
            } else if (step instanceof Step.NextWrite next) {
                adapter.writeFaults.add(next.fault());
            } else if (step instanceof Step.Signal signal) {
                switch (signal.kind()) {
                    case REFRESH -> session.refresh();
                    case FORGET -> backend.forget();
                    case RESTART -> backend.restart();
                    case REFUSE_NEXT_BATCH -> refuseNext = true;
                }
            }
        }

        private void write(Step.Write write) {
            UUID id = new UUID(1, writes.size());
            writes.add(id);
            session.write(new WriteRequest<>(id, List.of(new Mutation<>(Mutation.Kind.UPDATE, write.key(), null,
                    Todo.of(write.key(), write.title()), Map.of("title", write.title())))))
                    .subscribe(receipts::add, refusals::add);
        }

        void heal() {
            adapter.faults.clear();
            adapter.writeFaults.clear();
            refuseNext = false;
            time.advanceTimeBy(Duration.ofMinutes(5));
        }
    }

    @Property(tries = 500)
    void afterFaultsStop_targetEqualsBackend(@ForAll("lives") List<Step> life, @ForAll long seed) {
        World world = new World(seed);

        life.forEach(world::take);
        world.heal();

        assertThat(world.untruths).as("batches that were half applied").isEmpty();
        assertThat(world.target.violations).isEmpty();
        assertThat(world.target.status()).isEqualTo(SyncStatus.live());
        assertThat(world.target.rows).isEqualTo(world.backend.rows());
        assertThat(world.target.position()).isEqualTo(world.backend.position());
        assertThat(world.receipts.size() + world.refusals.size()).as("writes that ended")
                .isEqualTo(world.writes.size());
        assertThat(world.backend.effects().values()).as("effects of one write").allMatch(effects -> effects == 1);
        collect(world);
    }

    @Property(tries = 200)
    void afterClose_nothingComes(@ForAll("lives") List<Step> life, @ForAll("lives") List<Step> afterlife,
            @ForAll long seed) {
        World world = new World(seed);
        life.forEach(world::take);

        world.session.close();
        List<SyncBatch<Todo>> batches = List.copyOf(world.target.batches);
        afterlife.forEach(world::take);
        world.heal();

        assertThat(world.target.batches).isEqualTo(batches);
        assertThat(world.target.violations).isEmpty();
        assertThat(world.target.status()).isEqualTo(SyncStatus.closed());
        assertThat(world.receipts.size() + world.refusals.size()).as("writes that ended")
                .isEqualTo(world.writes.size());
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        Arbitrary<Long> keys = Arbitraries.longs().between(1, 12);
        Arbitrary<String> titles = Arbitraries.strings().withCharRange('a', 'e').ofLength(2);
        Arbitrary<Step> put = Combinators.combine(keys, titles).as(Step.Put::new);
        Arbitrary<Step> delete = keys.map(Step.Delete::new);
        Arbitrary<Step> write = Combinators.combine(keys, titles).as(Step.Write::new);
        Arbitrary<Step> pass = Arbitraries.integers().between(0, 12_000).map(Step.Pass::new);
        Arbitrary<Step> nextFetch = Arbitraries.of(SimAdapter.Fault.class).map(Step.NextFetch::new);
        Arbitrary<Step> nextWrite = Arbitraries.of(SimAdapter.WriteFault.class).map(Step.NextWrite::new);
        Arbitrary<Step> signal = Arbitraries.of(Step.Signal.Kind.class).map(Step.Signal::new);
        return Arbitraries.frequencyOf(Tuple.of(6, put), Tuple.of(2, delete),
                Tuple.of(2, write), Tuple.of(7, pass), Tuple.of(4, nextFetch),
                Tuple.of(1, nextWrite), Tuple.of(1, signal)).list().ofMinSize(5)
                .ofMaxSize(80);
    }

    /** Guards against lives in which nothing happens. */
    private static void collect(World world) {
        share("has changes after a snapshot", 50, world.target.batches.stream()
                .anyMatch(batch -> batch.kind() == Page.Kind.CHANGES && !batch.changes().isEmpty()));
        share("has rows at the end", 50, !world.target.rows.isEmpty());
        share("started over", 20, world.target.refetches > 1);
        share("was refused something", 20, world.target.states().contains(SyncStatus.State.STALE));
        share("was interrupted", 20, world.target.states().contains(SyncStatus.State.RETRYING));
        share("got a receipt", 50, !world.receipts.isEmpty());
    }

    private static void share(String label, double least, boolean holds) {
        Statistics.label(label).collect(holds).coverage((StatisticsCoverage coverage) -> coverage.check(true)
                .percentage(percentage -> percentage >= least));
    }
}
