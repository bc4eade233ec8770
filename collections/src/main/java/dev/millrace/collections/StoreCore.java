package dev.millrace.collections;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;

/**
 * The one writer and the one clock of a store: lets one thread at a time change the engine, gives every commit the next version
 * and hands what it did to the live queries.
 */
final class StoreCore {

    private static final int MOST_KEPT = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Engine engine = new Engine();
    private final Deliveries deliveries = new Deliveries(Schedulers.boundedElastic());
    private final CommitTimes times = new CommitTimes();
    private final Clock clock;
    /** In the order in which they were opened. */
    private final Map<Result<?>, LiveQuery<?>> queries = new LinkedHashMap<>();
    private final Map<String, LiveCollection<?, ?>> collections = new HashMap<>();
    private long version;
    private boolean closed;
    private boolean committing;
    /** What is to be told after the change sets of the commit in progress. */
    private List<Runnable> late = new ArrayList<>();
    /** Writes that come to their end in the commit in progress. */
    private List<WriteHandle> ended = new ArrayList<>();

    StoreCore(Clock clock) {
        this.clock = clock;
    }

    /** A look at what is there. It queues no deliveries, and delivers none: a reader is not made to work for a writer. */
    <T extends @Nullable Object> T read(Supplier<T> look) {
        lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Work under the lock that leads to no commit of its own. */
    <T> T exclusive(Supplier<T> work) {
        lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
            deliveries.drain();
        }
    }

    /**
     * One commit: what the staging stages takes effect at once.
     *
     * @param staging stages changes; if it throws, no visible row changes. What it does besides staging rows is not undone, so
     *        it refuses what it may refuse before it does anything, rows that cannot be read among it
     * @throws IllegalStateException if the store is closed
     * @throws BrokenStoreException if the engine does not take what was staged, which it does only where it is unsound. No
     *        visible row changes and nobody is told anything, but what the staging did besides is not undone
     */
    <T> T commit(Supplier<T> staging) {
        lock();
        try {
            requireOpen();
            return commitHeld(staging);
        } finally {
            lock.unlock();
            deliveries.drain();
        }
    }

    /**
     * One commit on behalf of a backend, which may come in after its collection or the store was closed, or tell what is known: then
     * it is none.
     *
     * @param none whether there is to be no commit; asked under the same lock
     * @param staging as of {@link #commit}
     */
    void commitUnless(BooleanSupplier none, Runnable staging) {
        lock();
        try {
            if (!closed && !none.getAsBoolean()) {
                commitHeld(() -> {
                    staging.run();
                    return true;
                });
            }
        } finally {
            lock.unlock();
            deliveries.drain();
        }
    }

    private <T> T commitHeld(Supplier<T> staging) {
        boolean timed = times.isNextTimed();
        long started = timed ? System.nanoTime() : 0;
        if (engine.isClockRead()) {
            engine.tick(clock.instant());
        }
        committing = true;
        try {
            T value = stage(staging);
            List<Result<?>> concerned = commitEngine();
            version++;
            publish(concerned);
            return value;
        } finally {
            committing = false;
            tellLate();
            if (timed) {
                times.record(System.nanoTime() - started);
            }
        }
    }

    /** Who hears that a write is confirmed, or a position reached, has been told the change sets of that commit. */
    private void tellLate() {
        for (int i = 0; i < late.size(); i++) { // by number: an iterator would be made for each commit
            deliveries.add(late.get(i));
        }
        for (int i = 0; i < ended.size(); i++) {
            ended.get(i).endsBehind(deliveries.added());
        }
        forgetLate();
    }

    private void forgetLate() {
        late = emptied(late);
        ended = emptied(ended);
    }

    /** The same list for the next commit, unless it has room for many. */
    private static <T> List<T> emptied(List<T> list) {
        if (list.size() > MOST_KEPT) {
            return new ArrayList<>();
        }
        list.clear();
        return list;
    }

    /** A commit of the time alone, while the lock is held already. */
    void tick() {
        requireHeld();
        engine.tick(clock.instant());
        commitHeld(() -> true);
    }

    /** What did not happen is not told: deliveries that wait for a commit are dropped if it fails. */
    private List<Result<?>> commitEngine() {
        boolean done = false;
        try {
            List<Result<?>> concerned = engine.commit();
            done = true;
            return concerned;
        } catch (RuntimeException e) {
            throw new BrokenStoreException(e);
        } finally {
            if (!done) {
                forgetLate();
            }
        }
    }

    /** One commit that moves the window or the parameters of a result, after one of the time if a query reads that. */
    void move(Supplier<List<Result<?>>> moving) {
        exclusive(() -> {
            requireOpen();
            if (engine.isClockRead()) {
                tick();
            }
            boolean timed = times.isNextTimed();
            long started = timed ? System.nanoTime() : 0;
            List<Result<?>> changed = moving.get();
            version++;
            publish(changed);
            if (timed) {
                times.record(System.nanoTime() - started);
            }
            return changed;
        });
    }

    private <T> T stage(Supplier<T> staging) {
        try {
            return staging.get();
        } catch (RuntimeException | Error e) {
            collections.values().forEach(LiveCollection::discardStaged);
            throw e;
        }
    }

    private void lock() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "The store was used from inside an expression, a row's constructor or an update function,"
                            + " while a commit of the same store is in progress; do it before or after");
        }
        lock.lock();
    }

    private void publish(List<Result<?>> concerned) {
        for (int i = 0; i < concerned.size(); i++) {
            LiveQuery<?> query = queries.get(concerned.get(i));
            if (query != null) {
                query.committed();
            }
        }
    }

    /**
     * Queues what is to happen outside the lock, after all that is queued already; during a commit, after what the commit tells
     * the subscribers of its results.
     */
    void deliver(Runnable delivery) {
        requireHeld();
        if (committing) {
            late.add(delivery);
        } else {
            deliveries.add(delivery);
        }
    }

    /** A write comes to its end, and is told behind which deliveries that is: during a commit, behind those of {@link #deliver}. */
    void ends(WriteHandle write) {
        requireHeld();
        if (committing) {
            ended.add(write);
        } else {
            write.endsBehind(deliveries.added());
        }
    }

    /** How many deliveries were ever queued. */
    long queued() {
        requireHeld();
        return deliveries.added();
    }

    /** Whether so many deliveries, of all that were ever queued, have been made. */
    boolean isDelivered(long count) {
        return deliveries.isDelivered(count);
    }

    /** Queues what a commit tells the subscribers of a result. */
    void deliverChanges(Runnable delivery) {
        requireHeld();
        deliveries.add(delivery);
    }

    Engine engine() {
        requireHeld();
        return engine;
    }

    long version() {
        requireHeld();
        return version;
    }

    void requireOpen() {
        requireHeld();
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
    }

    void requireHeld() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the store's lock is not held");
        }
    }

    void add(Result<?> result, LiveQuery<?> query) {
        requireHeld();
        queries.put(result, query);
    }

    void remove(Result<?> result) {
        requireHeld();
        queries.remove(result);
    }

    void add(LiveCollection<?, ?> collection) {
        requireHeld();
        collections.put(collection.ref().name(), collection);
    }

    void remove(LiveCollection<?, ?> collection) {
        requireHeld();
        collections.remove(collection.ref().name());
    }

    @Nullable
    LiveCollection<?, ?> collection(String name) {
        requireHeld();
        return collections.get(name);
    }

    /** The live queries that read a collection are told that its state is another one. */
    void statusChanged(String collection) {
        requireHeld();
        queries.values().forEach(query -> query.sourceChanged(collection));
    }

    /** Figures as of now. They are gathered under the lock and reckoned outside it. */
    StoreStatistics statistics() {
        Recent recent = read(() -> new Recent(version, engine.rowsHeld(), times.recent()));
        return new StoreStatistics(recent.version, recent.rowsHeld, CommitTimes.micros(recent.nanos, 0.5),
                CommitTimes.micros(recent.nanos, 0.99));
    }

    private record Recent(long version, long rowsHeld, long[] nanos) {
    }

    /** Marks the store closed; hands out how to close what is still open, readers before what they read: the latest first. */
    List<Runnable> shut() {
        requireHeld();
        closed = true;
        List<Runnable> closings = new ArrayList<>();
        queries.values().forEach(query -> closings.add(0, query::close));
        collections.values().forEach(collection -> closings.add(collection::close));
        return closings;
    }
}
