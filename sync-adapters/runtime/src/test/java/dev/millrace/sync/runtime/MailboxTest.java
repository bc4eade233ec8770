package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

class MailboxTest {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(time, failures::add);

    @Test
    void post_withinATask_runsAfterIt() {
        mailbox.post(() -> {
            mailbox.post(() -> done.add("second"));
            done.add("first");
        });

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void post_withDelay_runsWhenItIsOver() {
        mailbox.post(() -> done.add("late"), Duration.ofSeconds(1));
        Disposable never = mailbox.post(() -> done.add("never"), Duration.ofSeconds(1));

        never.dispose();
        time.advanceTimeBy(Duration.ofMillis(999));
        assertThat(done).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));

        assertThat(done).containsExactly("late");
    }

    @Test
    void taskThatFails_isReportedAndTheNextRuns() {
        IllegalStateException failure = new IllegalStateException("broken");
        mailbox.post(() -> {
            throw failure;
        });
        mailbox.post(() -> done.add("next"));

        assertThat(failures).containsExactly(failure);
        assertThat(done).containsExactly("next");
    }

    @Test
    void close_dropsWhatHasNotBegunAndRunsTheLastTaskOnce() {
        mailbox.post(() -> done.add("delayed"), Duration.ofSeconds(1));
        mailbox.post(() -> {
            mailbox.post(() -> done.add("queued"));
            mailbox.close(() -> done.add("last"));
            mailbox.close(() -> done.add("last again"));
            done.add("under way");
        });
        mailbox.post(() -> done.add("after"));
        time.advanceTimeBy(Duration.ofSeconds(2));

        assertThat(done).containsExactly("under way", "last");
        assertThat(failures).isEmpty();
    }

    @Test
    void close_givesTheWorkerBackAfterTheLastTask() {
        Scheduler.Worker worker = time.createWorker();
        Mailbox lent = new Mailbox(new OneWorker(time, worker), failures::add);

        lent.close(() -> done.add("last, with its worker " + (worker.isDisposed() ? "gone" : "there")));

        assertThat(done).containsExactly("last, with its worker there");
        assertThat(worker.isDisposed()).isTrue();
    }

    /** A scheduler whose only worker the test can look at. */
    private record OneWorker(Scheduler time, Worker worker) implements Scheduler {
        @Override
        public Disposable schedule(Runnable task) {
            return time.schedule(task);
        }

        @Override
        public Worker createWorker() {
            return worker;
        }
    }
}
