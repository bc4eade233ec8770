package dev.millrace.collections;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

import dev.millrace.engine.Identified;

/**
 * One subscriber of a live query. While it has demand it gets one change set a commit. When its demand is used up it remembers
 * the rows it last took; when it asks again, the difference to the rows as they are then is one change set (law 19): its backlog
 * is never more than two results.
 *
 * <p>State is confined to the store's lock; signals are sent by the store's deliveries, one at a time.
 */
final class ChangeSubscription<R> implements Subscription {

    private final LiveQuery<R> query;
    private final CoreSubscriber<? super ChangeSet<R>> actual;

    private long demand;
    private boolean started;
    /** The rows the subscriber last took, while it is behind; null while it is up to date. */
    private @Nullable List<Identified<R>> behind;
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
        if (demand > 0) {
            spend();
            send(source.changeSet(taken));
            taken = source.version();
        } else {
            behind = source.rowsBefore();
        }
    }

    private void catchUp() {
        if (!started || isOver() || demand == 0 || behind == null) {
            return;
        }
        ChangeSet<R> missed = query.difference(behind, taken, tookNothing);
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
        query.deliver(() -> {
            if (!done) {
                next(changes);
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
