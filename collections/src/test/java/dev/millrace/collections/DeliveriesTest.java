package dev.millrace.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import dev.millrace.collections.scripted.Latches;

/** Deliveries are made in the order in which they were queued, each once and one at a time, whoever makes them. */
class DeliveriesTest {

    private static final int WRITERS = 4;
    private static final int EACH = 25_000;

    private final Deliveries deliveries = new Deliveries(Schedulers.boundedElastic());
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by nothing: that deliveries are made one at a time, and see those before them, is what is to be shown. */
    private final List<Long> told = new ArrayList<>();
    private final AtomicInteger delivering = new AtomicInteger();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch all = new CountDownLatch(2 * WRITERS * EACH);

    private void queue(boolean writes) {
        lock.lock();
        try {
            long number = deliveries.added();
            deliveries.add(() -> deliver(number, writes));
        } finally {
            lock.unlock();
        }
        deliveries.drain();
    }

    private void deliver(long number, boolean writes) {
        if (delivering.getAndIncrement() != 0) {
            faults.add("two at a time");
        }
        told.add(number);
        if (deliveries.isDelivered(number + 1) || !deliveries.isDelivered(number)) {
            faults.add("counted wrongly at " + number);
        }
        delivering.decrementAndGet();
        if (writes) {
            queue(false);
        }
        all.countDown();
    }

    @Test
    void manyWriters_areAllToldInOrder() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Thread(() -> {
                for (int j = 0; j < EACH; j++) {
                    queue(true);
                }
            }));
        }

        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        Latches.await(all);

        assertThat(faults).isEmpty();
        assertThat(told).isEqualTo(LongStream.range(0, 2L * WRITERS * EACH).boxed().toList());
    }

    @Test
    void whatIsQueuedOutsideOfAnyDelivery_isDeliveredWhenDrainReturns() {
        for (int i = 0; i < 3; i++) {
            queue(false);
            assertThat(told).hasSize(i + 1);
            assertThat(deliveries.isDelivered(deliveries.added())).isTrue();
        }
    }
}
