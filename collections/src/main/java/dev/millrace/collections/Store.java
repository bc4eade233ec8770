package dev.millrace.collections;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.engine.Engine;
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

    private final StoreCore core;
    private final @Nullable SyncRunner runner;

    private Store(Clock clock, @Nullable SyncRunner runner) {
        this.core = new StoreCore(clock);
        this.runner = runner;
    }

    /**
     * An empty store. Collections with a backend use the synchronisation runtime on the class or module path.
     *
     * @return the store
     */
    public static Store create() {
        return new Store(Clock.systemUTC(), null);
    }

    /**
     * An empty store with a synchronisation runtime of its own.
     *
     * @param runner runs the adapters of its collections
     * @return the store
     */
    public static Store create(SyncRunner runner) {
        return new Store(Clock.systemUTC(), runner);
    }

    /**
     * An empty store with a clock of its own, as {@link #create()}.
     *
     * @param clock says what time it is to queries that read that (law 15)
     * @return the store
     */
    public static Store create(Clock clock) {
        return new Store(clock, null);
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
        return opened(null, query, bindings, onProblem);
    }

    /**
     * Opens a query without parameters under a name, by which others read its rows: {@code from(late.ref())} (law 12).
     *
     * @param <R> the type of the result's rows
     * @param name its name, unique among those of collections and queries in this store
     * @param query the query
     * @return the result, current when this returns
     * @throws IllegalArgumentException if the name is taken or blank, or if the query reads something this store has not, or has otherwise
     */
    public <R> LiveQuery<R> open(String name, Query<R> query) {
        return open(name, query, Bindings.NONE, OnProblem.COUNT);
    }

    /**
     * Opens a query under a name, by which others read its rows: {@code from(late.ref())} (law 12).
     *
     * @param <R> the type of the result's rows
     * @param name its name, unique among those of collections and queries in this store
     * @param query the query
     * @param bindings a value for each of its parameters
     * @param onProblem what an evaluation that cannot be made does to the live query
     * @return the result, current when this returns
     * @throws IllegalArgumentException if the name is taken or blank, or as without a name
     * @throws RuntimeException if it is to fail at its first problem and meets one: says which expression, of which row, and why
     */
    public <R> LiveQuery<R> open(String name, Query<R> query, Bindings bindings, OnProblem onProblem) {
        return opened(Objects.requireNonNull(name, "A name is null; open the query without one, or under one"), query,
                bindings, onProblem);
    }

    /** A query that reads the clock is opened at the time that it is, as of a commit. */
    private <R> LiveQuery<R> opened(@Nullable String name, Query<R> query, Bindings bindings, OnProblem onProblem) {
        return core.exclusive(() -> {
            core.requireOpen();
            if (Engine.readsTheClock(query)) {
                core.tick();
            }
            return LiveQuery.open(core, name, query, bindings, inEngine(onProblem));
        });
    }

    private static dev.millrace.engine.OnProblem inEngine(OnProblem onProblem) {
        return dev.millrace.engine.OnProblem.valueOf(onProblem.name());
    }

    /**
     * Lets the queries that read the time (law 15) follow the clock, in a commit of its own. Every other commit does so as well; between
     * commits the time stands still. A store has no thread of its own: call this as often as such queries shall follow the time while
     * nothing else happens.
     */
    public void tick() {
        core.commit(() -> true);
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
