package dev.millrace.collections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.millrace.engine.Table;
import dev.millrace.query.Assignment;
import dev.millrace.query.Component;
import dev.millrace.query.Identity;
import dev.millrace.query.Relation;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncSource;

/**
 * Keyed rows of one type: the base rows its backend confirmed with the pending writes over them. A query reads what is visible.
 * Safe from any thread.
 *
 * <p>A write shows at once, goes to the backend, and is rolled back by itself if the backend refuses it; what the backend sends
 * meanwhile shows through wherever a pending write has not set the same component (law 22). Without a backend a write is
 * confirmed at once.
 *
 * @param <K> the type of the key
 * @param <R> the type of the rows
 */
public final class LiveCollection<K, R> implements Relation<R>, AutoCloseable {

    private final StoreCore core;
    private final Table<R> table;
    private final BaseRows<R> rows;
    private final StatusFlux<CollectionStatus> statuses;
    private final @Nullable Backend<R> backend;
    private boolean closed;

    private LiveCollection(StoreCore core, Table<R> table, Backend.@Nullable Start<R> start) {
        this.core = core;
        this.table = table;
        this.rows = new BaseRows<>(table);
        this.statuses = new StatusFlux<>(core, new CollectionStatus(
                start == null ? CollectionStatus.State.READY : CollectionStatus.State.LOADING, null));
        this.backend = start == null ? null : new Backend<>(core, table.relation(), rows, statuses, start);
    }

    static <K, R> LiveCollection<K, R> open(Store store, RelationRef<R> relation, @Nullable SyncSource source,
            Duration confirmWithin) {
        Backend.@Nullable Start<R> start = source == null ? null
                : new Backend.Start<>(store.runner(relation.name()), source.adapter(relation), confirmWithin);
        StoreCore core = store.core();
        LiveCollection<K, R> opened = core.exclusive(() -> {
            core.requireOpen();
            LiveCollection<K, R> collection = new LiveCollection<>(core, core.engine().table(relation), start);
            core.add(collection);
            return collection;
        });
        if (opened.backend != null) {
            try {
                opened.backend.start();
            } catch (RuntimeException | Error e) { // a runner that does not know the adapter: the name is free again
                opened.close();
                throw e;
            }
        }
        return opened;
    }

    @Override
    public RelationRef<R> ref() {
        return table.relation();
    }

    /**
     * The visible row of a key. Waits at most for the commit in progress; expected O(1).
     *
     * @param key the key
     * @return the row, or null
     */
    public @Nullable R get(K key) {
        return core.read(() -> table.get(key));
    }

    /**
     * The row of a key as the backend confirmed it, without pending writes.
     *
     * @param key the key
     * @return the row, or null
     */
    public @Nullable R base(K key) {
        return core.read(() -> rows.base(key));
    }

    /**
     * The number of visible rows.
     *
     * @return the number, as of now
     */
    public int size() {
        return core.read(table::size);
    }

    /**
     * All visible rows, in no particular order. O(rows).
     *
     * @return an immutable copy
     */
    public List<R> rows() {
        return core.read(() -> {
            List<R> all = new ArrayList<>(table.size());
            table.forEach(all::add);
            return List.copyOf(all);
        });
    }

    /**
     * Whether a row has pending writes: writes whose own values are not base rows yet.
     *
     * @param key the key
     * @return whether any is pending
     */
    public boolean isPending(K key) {
        return core.read(() -> rows.isPending(key));
    }

    /**
     * Inserts a row.
     *
     * @param row the row
     * @return the write; visible when this returns
     * @throws RefusedWriteException if a row of that key is visible
     * @throws IllegalArgumentException if the row's key is null, or a component cannot be read because its accessor throws
     */
    public Write insert(R row) {
        return core.commit(() -> {
            requireOpen();
            Object key = rows.requireReadable(row);
            if (table.get(key) != null) {
                throw RefusedWriteException.keyPresent(ref().name(), key);
            }
            return backend == null ? confirmed(key, row) : sent(backend, key, Patch.insert(row));
        });
    }

    /**
     * Sets components of a row. They are recorded even where they have the value already (law 22).
     *
     * @param key the row's key
     * @param assignments what is set, such as {@code set(Todo::done).to(true)}
     * @return the write; visible when this returns
     * @throws RefusedWriteException if no row of that key is visible, or its key would change
     * @throws IllegalArgumentException if a component of the new row cannot be read because its accessor throws
     * @throws RuntimeException what the row's constructor throws to refuse the values
     */
    @SafeVarargs
    public final Write update(K key, Assignment<R>... assignments) {
        List<Assignment<R>> set = new ArrayList<>(assignments.length);
        for (Assignment<R> assignment : assignments) {
            set.add(assignment);
        }
        return core.commit(() -> {
            requireOpen();
            R before = visible("Update", key);
            for (Assignment<R> assignment : set) {
                requireOwn(assignment);
            }
            R after = ref().rowType().with(before, set);
            requireSameKey(key, after);
            if (set.isEmpty()) {
                return confirmed();
            }
            return backend == null ? confirmed(key, after) : sent(backend, key, Patch.update(set));
        });
    }

    /**
     * Updates a row by a function; the components in which its result differs are what the write sets.
     *
     * @param key the row's key
     * @param change makes the new row of the visible one; pure, and must not use the store
     * @return the write; visible when this returns
     * @throws RefusedWriteException if no row of that key is visible, or its key would change
     * @throws IllegalArgumentException if a component of the new row cannot be read because its accessor throws
     * @throws RuntimeException what the function throws
     */
    public Write update(K key, UnaryOperator<R> change) {
        return core.commit(() -> {
            requireOpen();
            R before = visible("Update", key);
            R after = change.apply(before);
            requireSameKey(key, after);
            if (backend == null) {
                boolean same = before == after || ref().rowType().diff(before, after, -1L) == 0;
                return same ? confirmed() : confirmed(key, after);
            }
            List<Assignment<R>> differences = differences(before, after);
            return differences.isEmpty() ? confirmed() : sent(backend, key, Patch.update(differences));
        });
    }

    /**
     * Deletes a row.
     *
     * @param key its key
     * @return the write; visible when this returns
     * @throws RefusedWriteException if no row of that key is visible
     */
    public Write delete(K key) {
        return core.commit(() -> {
            requireOpen();
            visible("Delete", key);
            return backend == null ? confirmed(key, null) : sent(backend, key, Patch.delete());
        });
    }

    private List<Assignment<R>> differences(R before, R after) {
        List<Assignment<R>> differences = new ArrayList<>();
        long mask = ref().rowType().diff(before, after, -1L);
        for (Component component : ref().rowType().components()) {
            if ((mask & component.bit()) != 0) {
                differences.add(new Assignment<>(component, component.get(after)));
            }
        }
        return differences;
    }

    /** A write without a backend: the row that is visible after it is the base row, and there is nothing to be replayed or sent. */
    private Write confirmed(Object key, @Nullable R after) {
        rows.putBase(key, after);
        return confirmed();
    }

    /** A write that waits for nobody. */
    private Write confirmed() {
        WriteHandle handle = new WriteHandle(core);
        handle.confirm();
        return handle;
    }

    private Write sent(Backend<R> to, Object key, Patch<R> patch) {
        WriteHandle handle = new WriteHandle(core);
        to.add(new Layer<>(new Identity.Of(key), patch, handle));
        return handle;
    }

    private R visible(String operation, K key) {
        R row = table.get(key);
        if (row == null) {
            throw RefusedWriteException.keyAbsent(operation, ref().name(), key);
        }
        return row;
    }

    private void requireSameKey(Object key, R row) {
        Object changed = rows.requireReadable(row);
        if (!changed.equals(key) && !new Identity.Of(changed).equals(new Identity.Of(key))) {
            throw RefusedWriteException.keyChanged(ref().name(), key, changed);
        }
    }

    private void requireOwn(Assignment<R> assignment) {
        if (assignment.component().rowClass() != ref().rowType().rowClass()) {
            throw new IllegalArgumentException(
                    "\"" + ref().name() + "\" holds rows of " + ref().rowType() + ", but " + assignment.component()
                            + " was set");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Collection \"" + ref().name() + "\" is closed");
        }
    }

    /**
     * The state of the collection and of its stream.
     *
     * @return the state at this moment
     */
    public CollectionStatus status() {
        return statuses.current();
    }

    /**
     * The states of the collection: the present one, then each other one. Completes when it is closed.
     *
     * @return the stream; a slow subscriber skips to the latest
     */
    public Flux<CollectionStatus> statuses() {
        return statuses.flux();
    }

    /**
     * Completes when the collection is ready, at once if it is.
     *
     * @return the moment; fails if the collection goes to ERROR or is closed before
     */
    public Mono<Void> whenReady() {
        return statuses().filter(status -> status.state() != CollectionStatus.State.LOADING).next()
                .flatMap(status -> status.state() == CollectionStatus.State.READY ? Mono.empty()
                        : Mono.error(new IllegalStateException(
                                "Collection \"" + ref().name() + "\" did not become ready: " + status)));
    }

    /**
     * Completes when the collection's stream has come to a position, at once if it has. A position of another epoch waits until
     * the stream is in that epoch, which is never if that one is over.
     *
     * @param position the position, as a receipt or the backend tells it
     * @return the moment; fails if the collection is closed before or has no backend
     */
    public Mono<Void> reached(Position position) {
        return backend == null
                ? Mono.error(new IllegalStateException(
                        "Collection \"" + ref().name() + "\" has no backend and so no position"))
                : backend.reached(position);
    }

    /** Asks the backend for what is new now, without waiting for the next time it would be asked. Does nothing without a backend. */
    public void refresh() {
        if (backend != null) {
            backend.refresh();
        }
    }

    /**
     * Closes the collection: its stream ends, its rows are released. Writes that were sent are left with their outcome unknown;
     * those that were not fail with {@link UnsentWriteException}. Does nothing the second time.
     *
     * @throws IllegalStateException if an open query reads it
     */
    @Override
    public void close() {
        core.exclusive(() -> {
            if (!closed) {
                core.engine().drop(table);
                closed = true;
                core.remove(this);
                if (backend != null) {
                    backend.abandonWrites();
                }
                statuses.set(new CollectionStatus(CollectionStatus.State.CLOSED, statuses.current().stream()));
                statuses.complete();
            }
            return null;
        });
        if (backend != null) {
            backend.close();
        }
    }

    void discardStaged() {
        table.discard();
    }
}
