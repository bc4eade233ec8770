package dev.millrace.ui.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;

/**
 * One browser's reading of a stream. It reads the log at its own pace; if the log has moved on too far, it is sent everything
 * anew. So a slow browser costs no memory but the snapshot it is reading.
 */
final class EventSubscription implements Subscription {

    /** How long a browser is to wait before it reconnects. */
    private static final Event RETRY = Event.of("retry: 1000\n\n");

    private static final Event KEEP_ALIVE = Event.of(": keep-alive\n\n");
    private static final long KEEP_ALIVE_SECONDS = 15;

    private final WebStream stream;
    private final CoreSubscriber<? super String> actual;
    private final AtomicLong demand = new AtomicLong();

    /** Not 0 while somebody sends; so from the beginning, for nothing may be sent before the subscriber has its subscription. */
    private final AtomicInteger pending = new AtomicInteger(1);
    private final Disposable.Swap ticking = Disposables.swap();
    private volatile boolean cancelled;
    private volatile boolean ended;
    private volatile boolean ticked;
    private @Nullable Throwable failure;

    /** Why no request is honoured any more; null while none was wrong. */
    private volatile @Nullable Throwable wrongRequest;

    /** Confined to the sending thread, as are the next three. */
    private final Deque<Event> ready = new ArrayDeque<>();
    private long cursor = Long.MAX_VALUE;

    /** What could not be written: this reader has come to its end there, whatever follows in the log. */
    private @Nullable ChannelFailedException broken;
    private boolean told;

    EventSubscription(WebStream stream, CoreSubscriber<? super String> actual) {
        this.stream = stream;
        this.actual = actual;
    }

    /** Goes to where reading begins; with the stream's lock held, and before {@link #start}. */
    void begin(@Nullable String lastEventId) {
        ready.add(RETRY);
        cursor = stream.resume(lastEventId, ready);
    }

    /** Begins to send. */
    void start() {
        actual.onSubscribe(this);
        ticking.update(Schedulers.parallel().schedulePeriodically(this::tick, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS));
        send(1);
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            wrongRequest = new IllegalArgumentException(
                    "§3.9 of Reactive Streams: a request must be for at least 1, but was for " + n);
        } else {
            demand.updateAndGet(present -> Operators.addCap(present, n));
        }
        wake();
    }

    @Override
    public void cancel() {
        cancelled = true;
        ticking.dispose();
        stream.forget(this);
    }

    /** The stream has come to its end; what is in the log is still sent. */
    void end(@Nullable Throwable reason) {
        failure = reason;
        ended = true;
        wake();
    }

    private void tick() {
        ticked = true;
        wake();
    }

    /** Sends what there is, as far as there is demand. Any thread; one at a time does the work. */
    void wake() {
        if (pending.getAndIncrement() == 0) {
            send(1);
        }
    }

    private void send(int noticed) {
        int missed = noticed;
        do {
            sendWhatThereIs();
            missed = pending.addAndGet(-missed);
        } while (missed != 0);
    }

    private void sendWhatThereIs() {
        while (!cancelled) {
            if (wrongRequest != null) {
                finish(wrongRequest);
                return;
            }
            boolean last = ended || broken != null; // read before the log, to which nothing is added after the end
            boolean wanted = demand.get() > 0;
            if (ready.isEmpty() && broken == null && (wanted || last)) {
                cursor = stream.read(cursor, ready);
            }
            if (ready.isEmpty() && last) {
                Throwable reason = broken != null ? broken : failure;
                if (reason == null || told) {
                    finish(reason);
                    return;
                }
                ready.add(stream.failed(reason));
                told = true;
            }
            if (ready.isEmpty() && ticked) {
                ready.add(KEEP_ALIVE);
            }
            if (ready.isEmpty() || !wanted) {
                return;
            }
            ticked = false;
            next(ready.remove());
        }
    }

    private void next(Event event) {
        String text;
        try {
            text = event.text();
        } catch (ChannelFailedException e) {
            broken = e;
            ready.clear(); // what follows builds on what is missing
            stream.fail(e);
            return;
        }
        demand.updateAndGet(present -> present == Long.MAX_VALUE ? present : present - 1);
        try {
            actual.onNext(text);
        } catch (Throwable e) { // a reader must not disturb the others, whatever it throws
            cancel();
            actual.onError(e);
        }
    }

    private void finish(@Nullable Throwable reason) {
        cancel();
        if (reason == null) {
            actual.onComplete();
        } else {
            actual.onError(reason);
        }
    }
}
