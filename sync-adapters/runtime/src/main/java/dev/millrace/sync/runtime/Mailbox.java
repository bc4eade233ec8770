package dev.millrace.sync.runtime;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

/**
 * Where all that changes a session's state happens: one task at a time, in the order of posting. Thread-safe; posting
 * never blocks and never throws. A task that fails is reported, not lost.
 */
final class Mailbox {

    private final Scheduler.Worker worker;
    private final Consumer<Throwable> onFailure;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean rejected = new AtomicBoolean();

    /**
     * Opens a mailbox.
     *
     * @param scheduler whose worker runs the tasks
     * @param onFailure told of a task that failed, and, once, that the scheduler takes no more tasks
     */
    Mailbox(Scheduler scheduler, Consumer<Throwable> onFailure) {
        this.worker = scheduler.createWorker();
        this.onFailure = onFailure;
    }

    /** Runs a task after those posted before. */
    void post(Runnable task) {
        post(task, Duration.ZERO);
    }

    /** Runs a task after a while, unless it is disposed of before. */
    Disposable post(Runnable task, Duration delay) {
        if (closed.get()) {
            return Disposables.disposed();
        }
        try {
            return delay.isZero() ? worker.schedule(() -> run(task))
                    : worker.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (!closed.get() && rejected.compareAndSet(false, true)) {
                onFailure.accept(e);
            }
            return Disposables.disposed();
        }
    }

    /**
     * Drops all tasks that have not begun. A task under way is not interrupted: it may be somebody's commit. So the
     * worker is given back by a task of its own.
     *
     * @param last runs in the mailbox, as its last task
     */
    void close(Runnable last) {
        if (closed.compareAndSet(false, true)) {
            try {
                worker.schedule(() -> {
                    try {
                        last.run();
                    } finally {
                        worker.dispose();
                    }
                });
            } catch (RejectedExecutionException e) {
                // The scheduler is gone and nothing runs on it any more: this thread is as good.
                last.run();
            }
        }
    }

    private void run(Runnable task) {
        if (!closed.get()) {
            try {
                task.run();
            } catch (Throwable failure) {
                Exceptions.throwIfJvmFatal(failure);
                onFailure.accept(failure);
            }
        }
    }
}
