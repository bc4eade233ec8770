package dev.millrace.collections;

import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * What is to be told to subscribers, in order: queued under the store's lock, delivered outside it, by one thread at a time. A
 * thread that finds another one delivering leaves its own to it, so a writer never waits for a delivery (law 18). A thread that
 * has delivered what it came for, and some of what others left to it, hands the rest to a scheduler: no writer is made to work
 * for all others for ever.
 */
final class Deliveries {

    /*
     * One thread at a time adds, as it has the store's lock, and one at a time delivers, as it found nothing pending. So the queue is a
     * chain with an end for each of the two, its counts have one writer each, and none of that takes an atomic instruction. Only
     * {@link #pending} does, which decides who delivers: its increments come after what is added before them, so whoever delivers and
     * takes them off sees that.
     */

    /** So many deliveries of others a thread makes before it hands over. */
    static final int FAVOURS = 64;

    /** A place in the queue; knows the next one. */
    private static final class Place extends AtomicReference<@Nullable Place> {

        private static final long serialVersionUID = 1;

        /** Null once it is delivered. */
        private transient @Nullable Runnable delivery;

        Place(@Nullable Runnable delivery) {
            this.delivery = delivery;
        }
    }

    private final Scheduler others;
    /** The place delivered last; whose turn it is to deliver has it. */
    private Place first = new Place(null);
    /** Guarded by the store's lock. */
    private Place last = first;
    /** How many were ever queued; written under the store's lock. */
    private final AtomicLong added = new AtomicLong();
    /** How many were ever delivered; written by who delivers. */
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicInteger pending = new AtomicInteger();
    /** Who delivers. A thread asks only whether it is itself, and for that needs to see no writes but its own. */
    private @Nullable Thread delivering;
    /** How many deliveries are left to the thread that is delivering; its own alone. */
    private long left;

    /**
     * Nothing to deliver yet.
     *
     * @param others delivers what is handed over
     */
    Deliveries(Scheduler others) {
        this.others = others;
    }

    /** Queues a delivery; called with the store's lock held, so that the order is that of the versions. */
    void add(Runnable delivery) {
        Place place = new Place(delivery);
        last.lazySet(place);
        last = place;
        added.lazySet(added.get() + 1);
        if (delivering == Thread.currentThread()) {
            left++; // a subscriber wrote: what that leads to is this thread's own
        }
    }

    /** How many were ever queued. */
    long added() {
        return added.get();
    }

    /** Whether so many, of all that were ever queued, have been delivered. */
    boolean isDelivered(long count) {
        return delivered.get() >= count;
    }

    /** Delivers what is queued, unless another call is at it, which then delivers this as well. Called without the lock. */
    void drain() {
        if (isDelivered(added.get())) { // what this thread has queued is among that, whatever it sees of others
            return;
        }
        if (delivering != Thread.currentThread() && pending.getAndIncrement() == 0) {
            deliverAll();
        }
    }

    private void deliverAll() {
        left = added.get() - delivered.get() + FAVOURS;
        int missed;
        do {
            delivering = Thread.currentThread();
            missed = pending.get();
            boolean handedOver = deliverQueued();
            if (handedOver) {
                return;
            }
            delivering = null;
        } while (pending.addAndGet(-missed) != 0);
    }

    /** Delivers until nothing is queued; returns whether the rest was handed over. */
    private boolean deliverQueued() {
        for (Place next = first.get(); next != null; next = first.get()) {
            first.lazySet(null); // a place that has grown old does not keep those after it
            first = next;
            Runnable delivery = Objects.requireNonNull(next.delivery, "each place is delivered once");
            next.delivery = null;
            deliver(delivery);
            delivered.lazySet(delivered.get() + 1);
            if (--left <= 0 && next.get() != null && handOver()) {
                return true;
            }
        }
        return false;
    }

    private boolean handOver() {
        delivering = null;
        try {
            others.schedule(this::deliverAll);
            return true;
        } catch (RejectedExecutionException e) {
            return carryOn();
        } catch (Throwable e) { // a hook of the scheduler's, a lack of threads
            drop(e);
            return carryOn();
        }
    }

    /** Nobody else is there to do it. */
    private boolean carryOn() {
        delivering = Thread.currentThread();
        left = FAVOURS;
        return false;
    }

    /** Subscribers get their own error signal; what still escapes must not end the deliveries of all others. */
    private static void deliver(Runnable delivery) {
        try {
            delivery.run();
        } catch (Throwable e) { // whatever it is, the next one is still to be delivered
            drop(e);
        }
    }

    private static void drop(Throwable escaped) {
        try {
            Operators.onErrorDropped(escaped, Context.empty());
        } catch (Throwable thrownByHook) { // a hook may throw as well
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrownByHook);
        }
    }
}
