package dev.millrace.collections;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

import dev.millrace.engine.Identified;

/**
 * One subscriber of a live query. While it keeps up it gets one change set a commit. It falls behind when its demand is used up,
 * or when it has not taken what waits for it and that would grow beyond the result: then it remembers the rows as it will have
 * them. When it asks again, or has taken what waited, the difference to the rows as they are then is one change set (law 19): its
 * backlog is never more than two results. Falling behind costs O(rows), and no more than the changes that led to it.
 *
 * <p>State is confined to the store's lock, but for what is waiting; signals are sent by the store's deliveries, one at a time.
 */
final class ChangeSubscription<R> implements Subscription {

    /** So many changes may wait for a subscriber of a small result. */
    static final int PATIENCE = 1024;

    private final LiveQuery<R> query;
    private final CoreSubscriber<? super ChangeSet<R>> actual;

    private long demand;
    private boolean started;
    /** The rows the subscriber has when it has taken what waits, while it is behind; null while it is up to date. */
    private volatile @Nullable List<Identified<R>> behind;
    /** How many changes were ever sent; written under the lock. */
    private final AtomicLong sent = new AtomicLong();
    /** How many changes were ever delivered; written by deliveries alone, of which there is one at a time. */
    private final AtomicLong delivered = new AtomicLong();
    private long taken;
    private boolean tookNothing;
    private boolean ended;
    private volatile boolean done;

    ChangeSubscription(LiveQuery<R> query, CoreSubscriber<? super ChangeSet<R>> actual) {
        this.query = query;
        this.actual = actual;
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            query.fail(this, new IllegalArgumentException(
                    "§3.9 of Reactive Streams: a request must be for at least 1, but was for " + n));
            return;
        }
        query.exclusive(() -> {
            demand = Operators.addCap(demand, n);
            catchUp();
        });
    }

    @Override
    public void cancel() {
        done = true;
        query.exclusive(() -> query.forget(this));
    }

    /** Under the lock: whether it was cancelled or came to its end, perhaps before it started. */
    boolean isOver() {
        return ended || done;
    }

    /** Under the lock: from now on commits count. */
    void start(boolean skipInitial) {
        started = true;
        taken = query.version();
        if (!skipInitial) {
            behind = List.of();
            tookNothing = true;
            taken = 0;
        }
        catchUp();
    }

    /** Under the lock: a commit changed the result. */
    void committed(ChangeSource<R> source) {
        if (isOver() || behind != null) {
            return;
        }
        if (demand > 0 && hasRoomFor(source)) {
            spend();
            send(source.changeSet(taken));
            taken = source.version();
        } else {
            behind = source.rowsBefore();
        }
    }

    private boolean hasRoomFor(ChangeSource<R> source) {
        long waits = waiting();
        return waits == 0 || waits + source.size() <= PATIENCE + (long) source.rows();
    }

    /** How many changes wait to be delivered. */
    private long waiting() {
        return sent.get() - delivered.get();
    }

    /** Under the lock: tells what it missed, if it wants that and nothing older waits for it. */
    void catchUp() {
        List<Identified<R>> last = behind;
        if (!started || isOver() || demand == 0 || last == null || waiting() > 0) {
            return;
        }
        ChangeSet<R> missed = query.difference(last, taken, tookNothing);
        behind = null;
        // What was done and undone meanwhile is no news; the next change set then starts from where this subscriber is.
        if (tookNothing || !missed.changes().isEmpty()) {
            tookNothing = false;
            taken = missed.to();
            spend();
            send(missed);
        }
    }

    private void spend() {
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
    }

    private void send(ChangeSet<R> changes) {
        int size = Math.max(1, changes.changes().size()); // the initial change set of an empty result waits as well
        sent.lazySet(sent.get() + size);
        query.deliver(() -> {
            if (!done) {
                next(changes);
            }
            delivered.set(delivered.get() + size); // seen by who finds it behind, or that is seen here
            if (behind != null && waiting() == 0) {
                query.exclusive(this::catchUp);
            }
        });
    }

    private void next(ChangeSet<R> changes) {
        try {
            actual.onNext(changes);
        } catch (Throwable e) { // a subscriber must not disturb the others, whatever it throws
            cancel();
            actual.onError(e);
        }
    }

    /** Under the lock: the query has come to its end. */
    void end(@Nullable Throwable failure) {
        ended = true;
        behind = null;
        query.deliver(() -> {
            if (done) {
                return;
            }
            done = true;
            if (failure == null) {
                actual.onComplete();
            } else {
                actual.onError(failure);
            }
        });
    }
}
