package dev.millrace.collections;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What is to be told to subscribers, in order: queued under the store's lock, delivered outside it, by one thread at a time. A
 * thread that finds another one delivering leaves its own to it, so a writer never waits for a delivery (law 18).
 */
final class Deliveries {

    private final ConcurrentLinkedQueue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** Queues a delivery; called with the store's lock held, so that the order is that of the versions. */
    void add(Runnable delivery) {
        queue.add(delivery);
    }

    /** Delivers what is queued, unless another call is at it, which then delivers this as well. Called without the lock. */
    void drain() {
        if (pending.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            for (Runnable delivery = queue.poll(); delivery != null; delivery = queue.poll()) {
                deliver(delivery);
            }
            missed = pending.addAndGet(-missed);
        } while (missed != 0);
    }

    /** Subscribers get their own error signal; what still escapes must not end the deliveries of all others. */
    private static void deliver(Runnable delivery) {
        try {
            delivery.run();
        } catch (Throwable e) { // whatever it is, the next one is still to be delivered
            Operators.onErrorDropped(e, Context.empty());
        }
    }
}
