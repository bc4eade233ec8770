package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncStatus;

class SyncRuntimeTest {

    @Test
    void runtime_isFoundAsAService() {
        assertThat(ServiceLoader.load(SyncRunner.class)).singleElement().isInstanceOf(SyncRuntime.class);
    }

    @Test
    void start_adapterOfUnknownShape_saysWhatToImplement() {
        SyncAdapter<Todo> shapeless = new SyncAdapter<>() {
        };

        assertThatIllegalArgumentException().isThrownBy(() -> new SyncRuntime().start(shapeless, new RecordingTarget()))
                .withMessageContaining("todos").withMessageContaining(FetchAdapter.class.getName());
    }

    @Test
    void start_intervalNotPositive_isRefused() {
        FetchAdapter<Todo> restless = new FetchAdapter<>() {
            @Override
            public Mono<Page<Todo>> fetch(@Nullable Position position) {
                return Mono.never();
            }

            @Override
            public Duration interval() {
                return Duration.ZERO;
            }
        };

        assertThatIllegalArgumentException().isThrownBy(() -> new SyncRuntime().start(restless, new RecordingTarget()))
                .withMessageContaining("PT0S");
    }

    /**
     * Once with real threads: a collection that is closed while it is taking a batch is neither interrupted nor waited
     * for.
     */
    @Test
    void close_whileAnotherThreadApplies_doesNotWaitAndIsToldLast() throws InterruptedException {
        Scheduler threads = Schedulers.newParallel("sync-runtime-test", 2);
        CountDownLatch applying = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        RecordingTarget target = new RecordingTarget();
        target.beforeApply = batch -> {
            applying.countDown();
            try {
                assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException("a commit was interrupted", e);
            }
        };
        target.beforeStatus = status -> {
            if (status.equals(SyncStatus.closed())) {
                told.countDown();
            }
        };
        ScriptedAdapter adapter = new ScriptedAdapter(threads);
        adapter.answer(Session.snapshot(10, Todo.of(1, "a")));

        SyncSession<Todo> running =
                new SyncRuntime(RuntimeOptions.defaults().withScheduler(threads)).start(adapter, target);
        assertThat(applying.await(10, TimeUnit.SECONDS)).isTrue();
        running.close();
        closed.countDown();
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(target.rows).hasSize(1);
        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.CLOSED);
        assertThat(target.violations).isEmpty();
        threads.dispose();
    }

    @Test
    void schedulerThatIsShutDown_endsInAStatus() throws InterruptedException {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Scheduler threads = Schedulers.fromExecutorService(executor);
        CountDownLatch live = new CountDownLatch(1);
        RecordingTarget target = new RecordingTarget();
        target.beforeStatus = status -> {
            if (status.equals(SyncStatus.live())) {
                live.countDown();
            }
        };
        SyncSession<Todo> running = new SyncRuntime(RuntimeOptions.defaults().withScheduler(threads))
                .start(new ScriptedAdapter(threads), target);
        assertThat(live.await(10, TimeUnit.SECONDS)).isTrue();

        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        running.refresh();
        running.refresh();
        running.close();

        assertThat(target.states()).containsExactly(SyncStatus.State.LOADING, SyncStatus.State.LIVE,
                SyncStatus.State.FAILED, SyncStatus.State.CLOSED);
        assertThat(target.statuses.get(2).message()).contains("todos");
        assertThat(target.violations).isEmpty();
    }
}
