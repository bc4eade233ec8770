package dev.millrace.collections;

import java.time.Duration;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.property.Prop;

/**
 * Owns collections and live queries, with one clock: every commit gets the next version and is atomic over all of them (law
 * 16). Safe from any thread: writers are let in one at a time, subscribers are called after the commit, outside the lock.
 *
 * <pre>{@code
 * Store store = Store.create();
 * LiveCollection<Long, Todo> todos = store.collection("todos", Todo.class, Todo::id).open();
 * LiveQuery<Todo> open = store.open(from(todos).where(t -> t.get(Todo::done).eq(false)));
 * todos.insert(new Todo(1, "write", false));
 * }</pre>
 *
 * <p>A store has no thread of its own. {@link #close} ends what it holds.
 */
public final class Store implements AutoCloseable {

    private final StoreCore core = new StoreCore();
    private final @Nullable SyncRunner runner;

    private Store(@Nullable SyncRunner runner) {
        this.runner = runner;
    }

    /**
     * An empty store. Collections with a backend use the synchronisation runtime on the class or module path.
     *
     * @return the store
     */
    public static Store create() {
        return new Store(null);
    }

    /**
     * An empty store with a synchronisation runtime of its own.
     *
     * @param runner runs the adapters of its collections
     * @return the store
     */
    public static Store create(SyncRunner runner) {
        return new Store(runner);
    }

    /**
     * Begins a collection.
     *
     * @param <K> the type of the key
     * @param <R> the record class of the rows
     * @param name its name, unique in this store
     * @param rowClass the record class of the rows
     * @param key the component that tells rows apart
     * @return the next step
     */
    public <K, R> CollectionBuilder<K, R> collection(String name, Class<R> rowClass, Prop<R, K> key) {
        return new CollectionBuilder<>(this, RelationRef.of(name, rowClass, key), null, Duration.ofSeconds(10));
    }

    /**
     * Opens a query without parameters.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @return the result, current when this returns
     * @throws IllegalArgumentException if it reads something this store has not, or has otherwise
     */
    public <R> LiveQuery<R> open(Query<R> query) {
        return open(query, Bindings.NONE);
    }

    /**
     * Opens a query.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @return the result, current when this returns
     * @throws IllegalArgumentException if it reads something this store has not, or has otherwise, or if a parameter is not bound
     *         or bound to a value of another type
     */
    public <R> LiveQuery<R> open(Query<R> query, Bindings bindings) {
        return open(query, bindings, OnProblem.COUNT);
    }

    /**
     * Opens a query.
     *
     * @param <R> the type of the result's rows
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to the live query
     * @return the result, current when this returns
     * @throws IllegalArgumentException if it reads something this store has not, or has otherwise, or if a parameter is not bound
     *         or bound to a value of another type
     * @throws RuntimeException if it is to fail at its first problem and meets one: says which expression, of which row, and why
     */
    public <R> LiveQuery<R> open(Query<R> query, Bindings bindings, OnProblem onProblem) {
        return core.exclusive(() -> {
            core.requireOpen();
            LiveQuery<R> opened = new LiveQuery<>(core, core.engine().open(query, bindings,
                    dev.millrace.engine.OnProblem.valueOf(onProblem.name())));
            opened.register();
            return opened;
        });
    }

    /**
     * The version of the last commit.
     *
     * @return 0 before the first
     */
    public long version() {
        return core.read(core::version);
    }

    /**
     * Figures of this store.
     *
     * @return as of now
     */
    public StoreStatistics statistics() {
        return core.statistics();
    }

    /**
     * Closes all live queries and collections; their streams complete. One that fails to close keeps no other open: its failure
     * is thrown at the end, with those that came after it suppressed. Does nothing the second time.
     */
    @Override
    public void close() {
        RuntimeException failure = null;
        for (Runnable closing : core.exclusive(core::shut)) {
            try {
                closing.run();
            } catch (RuntimeException e) { // the others are to be closed all the same
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    StoreCore core() {
        return core;
    }

    SyncRunner runner(String collection) {
        if (runner != null) {
            return runner;
        }
        return ServiceLoader.load(SyncRunner.class).findFirst()
                .orElseThrow(() -> new IllegalStateException("Collection \"" + collection
                        + "\" is to be fed by an adapter, but no synchronisation runtime is there to run it; add the artifact millrace-sync-runtime"));
    }
}
