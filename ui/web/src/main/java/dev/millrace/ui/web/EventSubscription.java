package dev.millrace.ui.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One browser's reading of a stream. It reads the log at its own pace; if the log has moved on too far, it is sent everything
 * anew. So a slow browser costs no memory but the snapshot it is reading.
 */
final class EventSubscription implements Subscription {

    private final WebStream stream;
    private final CoreSubscriber<? super String> actual;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean cancelled;
    private volatile boolean completed;

    /** Confined to the draining thread, as is {@link #cursor}. */
    private final Deque<String> ready = new ArrayDeque<>();
    private long cursor;

    EventSubscription(WebStream stream, CoreSubscriber<? super String> actual, @Nullable String lastEventId) {
        this.stream = stream;
        this.actual = actual;
        this.cursor = stream.resume(lastEventId, ready);
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            demand.updateAndGet(present -> Operators.addCap(present, n));
            wake();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        stream.forget(this);
    }

    /** The stream has come to its end; what is in the log is still sent. */
    void complete() {
        completed = true;
        wake();
    }

    /** Sends what there is, as far as there is demand. Any thread; one at a time does the work. */
    void wake() {
        if (pending.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            sendWhatThereIs();
            missed = pending.addAndGet(-missed);
        } while (missed != 0);
    }

    private void sendWhatThereIs() {
        while (!cancelled) {
            boolean ending = completed;
            if (ready.isEmpty()) {
                cursor = stream.read(cursor, ready);
            }
            if (ready.isEmpty() && ending) {
                cancelled = true;
                actual.onComplete();
            }
            if (ready.isEmpty() || demand.get() == 0) {
                return;
            }
            demand.updateAndGet(present -> present == Long.MAX_VALUE ? present : present - 1);
            actual.onNext(ready.remove());
        }
    }
}
