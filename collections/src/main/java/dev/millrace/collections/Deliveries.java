package dev.millrace.collections;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** So many deliveries of others a thread makes before it hands over. */
    static final int FAVOURS = 64;

    private final Scheduler others;
    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile @Nullable Thread delivering;
    /** How many deliveries are left to the thread that is delivering; its own alone. */
    private int left;

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
        queue.add(delivery);
        queued.incrementAndGet();
        if (delivering == Thread.currentThread()) {
            left++; // a subscriber wrote: what that leads to is this thread's own
        }
    }

    /** Delivers what is queued, unless another call is at it, which then delivers this as well. Called without the lock. */
    void drain() {
        if (delivering != Thread.currentThread() && pending.getAndIncrement() == 0) {
            deliverAll();
        }
    }

    private void deliverAll() {
        left = queued.get() + FAVOURS;
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
        for (Runnable delivery = queue.poll(); delivery != null; delivery = queue.poll()) {
            queued.decrementAndGet();
            deliver(delivery);
            if (--left <= 0 && !queue.isEmpty() && handOver()) {
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
