package dev.millrace.benchmarks.queries;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * A lock that notes from when to when one of those who share it held it, as {@link System#nanoTime} tells, and how long the holder was on a
 * processor meanwhile.
 */
final class HeldLock implements Lock {

    private final Lock lock;
    private final LongArrayList from = new LongArrayList();
    private final LongArrayList to = new LongArrayList();
    private final LongArrayList worked = new LongArrayList();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long began;

    /**
     * Notes nothing yet.
     *
     * @param lock is shared with others
     */
    HeldLock(Lock lock) {
        this.lock = lock;
    }

    /** How often it was held. */
    int size() {
        return to.size();
    }

    /** When it was taken. */
    long from(int number) {
        return from.get(number);
    }

    /** When it was given back. */
    long to(int number) {
        return to.get(number);
    }

    /** How long the holder was on a processor. */
    long worked(int number) {
        return worked.get(number);
    }

    private void taken() {
        from.add(System.nanoTime());
        began = threads.getCurrentThreadCpuTime();
    }

    @Override
    public void lock() {
        lock.lock();
        taken();
    }

    @Override
    public void unlock() {
        worked.add(threads.getCurrentThreadCpuTime() - began);
        to.add(System.nanoTime());
        lock.unlock();
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
        lock.lockInterruptibly();
        taken();
    }

    @Override
    public boolean tryLock() {
        boolean locked = lock.tryLock();
        if (locked) {
            taken();
        }
        return locked;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        boolean locked = lock.tryLock(time, unit);
        if (locked) {
            taken();
        }
        return locked;
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("nobody waits for a condition of it");
    }
}
