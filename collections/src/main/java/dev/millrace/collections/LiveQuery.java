package dev.millrace.collections;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import dev.millrace.engine.Identified;
import dev.millrace.engine.OnProblem;
import dev.millrace.engine.Result;
import dev.millrace.engine.ResultDiff;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.QueryRef;
import dev.millrace.query.Window;

/**
 * A query kept current in a store: a snapshot at any time, and a stream of changes. Safe from any thread.
 *
 * <p>Its window and the values of its parameters belong to this handle; moving them is a commit that tells the difference.
 *
 * @param <R> the type of the rows
 */
public final class LiveQuery<R> implements AutoCloseable {

    private final StoreCore core;
    private final Result<R> result;
    private final Set<String> sources;
    private final List<ChangeSubscription<R>> subscriptions = new ArrayList<>();
    private final StatusFlux<QueryStatus> statuses;
    private volatile @Nullable Snapshot<R> cached;
    /** What subscribers were told last; held for others only as long as one of them holds it. */
    private @Nullable WeakReference<Snapshot<R>> shown;
    private long changedAt;
    private boolean closed;

    /** Opens a query, with the lock held. */
    static <R> LiveQuery<R> open(StoreCore core, @Nullable String name, Query<R> query, Bindings bindings,
            OnProblem onProblem) {
        Result<R> result = name == null ? core.engine().open(query, bindings, onProblem)
                : core.engine().open(name, query, bindings, onProblem);
        LiveQuery<R> opened = new LiveQuery<>(core, result);
        core.add(result, opened);
        return opened;
    }

    private LiveQuery(StoreCore core, Result<R> result) {
        this.core = core;
        this.result = result;
        this.sources = new TreeSet<>(result.sources());
        this.changedAt = core.version();
        this.statuses = new StatusFlux<>(core, currentStatus());
    }

    /**
     * The query this keeps current.
     *
     * @return the query
     */
    public Query<R> query() {
        return result.query();
    }

    /**
     * What other queries of the store read this by (law 12).
     *
     * @return a source for them
     * @throws IllegalStateException if this was opened without a name
     */
    public QueryRef<R> ref() {
        return result.ref();
    }

    /**
     * The rows as they are. Waits at most for the commit in progress; O(rows) after a change, else O(1). Rows that did not
     * change are the same objects as before.
     *
     * @return an immutable snapshot
     */
    public Snapshot<R> snapshot() {
        Snapshot<R> known = cached;
        return known != null ? known : core.read(this::currentSnapshot);
    }

    private Snapshot<R> currentSnapshot() {
        Snapshot<R> known = cached;
        if (known == null) {
            known = passingSnapshot();
            cached = known;
        }
        return known;
    }

    /** A snapshot for one who will not ask again: a result is not held twice because somebody subscribes to it. */
    private Snapshot<R> passingSnapshot() {
        Snapshot<R> known = cached;
        if (known == null && shown != null) {
            known = shown.get();
        }
        if (known == null) {
            known = new Snapshot<>(changedAt, result.rows());
            shown = new WeakReference<>(known);
        }
        return known;
    }

    /**
     * The evaluations that could not be made (law 5). Waits at most for the commit in progress.
     *
     * @return how many there were so far, and the latest
     */
    public QueryProblems problems() {
        return core.read(() -> new QueryProblems(result.problems().count(), result.problems().latest()
                .map(latest -> new QueryProblems.Problem(latest.identity(), latest.expression(), latest.cause()))));
    }

    /**
     * The changes, one change set a commit that changes the rows. The first element is the initial change set, marked: it
     * leads from nothing to the rows as they are. A subscriber that falls behind is told the difference in one change set when it
     * asks for more (law 19). Completes when the query is closed, fails when it cannot be maintained.
     *
     * @return the stream; each subscriber has its own
     */
    public Flux<ChangeSet<R>> changes() {
        return new ChangeFlux<>(this, false);
    }

    /**
     * The changes from now on, without the initial change set.
     *
     * @return the stream; each subscriber has its own
     */
    public Flux<ChangeSet<R>> changesFromNow() {
        return new ChangeFlux<>(this, true);
    }

    /**
     * Gives a parameter another value, in a commit of its own. The query is evaluated anew; subscribers are told the difference.
     *
     * @param parameter its name
     * @param value its value
     * @throws IllegalArgumentException if there is no such parameter, or the value is of another type; nothing has changed then
     * @throws IllegalStateException if the query is closed or has failed
     */
    public void set(String parameter, @Nullable Object value) {
        core.move(() -> {
            requireOpen();
            return result.bind(result.bindings().and(parameter, value));
        });
    }

    /**
     * Gives all parameters other values, in one commit.
     *
     * @param bindings a value for each parameter
     * @throws IllegalArgumentException if a parameter is not bound or bound to a value of another type; nothing has changed then
     * @throws IllegalStateException if the query is closed or has failed
     */
    public void set(Bindings bindings) {
        core.move(() -> {
            requireOpen();
            return result.bind(bindings);
        });
    }

    /**
     * Gives all parameters other values and shows another part of an ordered result, in one commit: a filter and a page that
     * belong together. Subscribers are told one difference, from what was shown before to what is shown after.
     *
     * @param bindings a value for each parameter
     * @param window the part
     * @throws IllegalArgumentException if a parameter is not bound or bound to a value of another type; nothing has changed then
     * @throws IllegalStateException if the query has no order, is closed or has failed; nothing has changed then
     */
    public void set(Bindings bindings, Window window) {
        core.move(() -> {
            requireOpen();
            return result.move(bindings, window);
        });
    }

    /**
     * The values of the parameters.
     *
     * @return the bindings
     */
    public Bindings bindings() {
        return core.read(result::bindings);
    }

    /**
     * Shows another part of an ordered result, in a commit of its own; subscribers are told what enters and leaves.
     *
     * @param offset the position of the first row
     * @param limit the greatest number of rows
     * @throws IllegalStateException if the query has no order, is closed or has failed
     */
    public void setWindow(long offset, long limit) {
        core.move(() -> {
            requireOpen();
            return result.window(new Window(offset, limit));
        });
    }

    /**
     * The part of the rows that is shown.
     *
     * @return the window
     */
    public Window window() {
        return core.read(result::window);
    }

    /**
     * The number of rows with and without window.
     *
     * @return the number, as of now
     */
    public int total() {
        return core.read(result::total);
    }

    /**
     * Whether rows have positions.
     *
     * @return true if the query is ordered
     */
    public boolean isOrdered() {
        return result.isOrdered();
    }

    /**
     * The state of this query: it follows the collections it reads.
     *
     * @return the state at this moment
     */
    public QueryStatus status() {
        return statuses.current();
    }

    /**
     * The states of this query: the present one, then each other one.
     *
     * @return the stream; a slow subscriber skips to the latest
     */
    public Flux<QueryStatus> statuses() {
        return statuses.flux();
    }

    /**
     * Ends the query: its streams complete and what it held is released. Does nothing the second time.
     *
     * @throws IllegalStateException if another open query reads it; nothing has changed then
     */
    @Override
    public void close() {
        core.exclusive(() -> {
            if (!closed) {
                currentSnapshot();
                result.close();
                closed = true;
                core.remove(result);
                end(null);
                statuses.set(QueryStatus.CLOSED);
                statuses.complete();
            }
            return null;
        });
    }

    private void end(@Nullable Throwable failure) {
        subscriptions.forEach(subscription -> subscription.end(failure));
        subscriptions.clear();
    }

    /** Under the lock: a commit changed the rows, or the result failed in it. */
    void committed() {
        Throwable failure = result.failure().orElse(null);
        if (failure != null) {
            end(new QueryFailedException(query(), failure));
            statuses.set(currentStatus());
            return;
        }
        long previous = changedAt;
        changedAt = core.version();
        if (!subscriptions.isEmpty()) {
            tell(new ChangeSource<>(result, previous, changedAt));
        }
        forgetSnapshot();
        // One that was found too far behind may have taken all that waited since.
        for (int i = 0; i < subscriptions.size(); i++) {
            subscriptions.get(i).catchUp();
        }
    }

    private void tell(ChangeSource<R> source) {
        for (int i = 0; i < subscriptions.size(); i++) { // by number: an iterator would be made for each commit
            subscriptions.get(i).committed(source);
        }
    }

    private void forgetSnapshot() {
        if (cached != null) {
            cached = null;
        }
        shown = null;
    }

    /** Under the lock: a collection is in another state. */
    void sourceChanged(String collection) {
        if (sources.contains(collection)) {
            statuses.set(currentStatus());
        }
    }

    private QueryStatus currentStatus() {
        if (closed) {
            return QueryStatus.CLOSED;
        }
        QueryStatus status = result.failure().isPresent() ? QueryStatus.ERROR : QueryStatus.READY;
        for (String source : sources) {
            LiveCollection<?, ?> collection = core.collection(source);
            CollectionStatus.State state =
                    collection == null ? CollectionStatus.State.CLOSED : collection.status().state();
            if (state == CollectionStatus.State.ERROR || state == CollectionStatus.State.CLOSED) {
                return QueryStatus.ERROR;
            } else if (state == CollectionStatus.State.LOADING && status == QueryStatus.READY) {
                status = QueryStatus.LOADING;
            }
        }
        return status;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The live query is closed: " + query());
        }
    }

    void start(ChangeSubscription<R> subscription, boolean skipInitial) {
        exclusive(() -> {
            Throwable failure = result.failure().orElse(null);
            if (closed || failure != null) {
                subscription.end(failure == null ? null : new QueryFailedException(query(), failure));
                return;
            }
            if (!subscription.isOver()) {
                subscriptions.add(subscription);
                subscription.start(skipInitial);
            }
        });
    }

    void forget(ChangeSubscription<R> subscription) {
        subscriptions.remove(subscription);
    }

    void fail(ChangeSubscription<R> subscription, Throwable failure) {
        exclusive(() -> {
            forget(subscription);
            subscription.end(failure);
        });
    }

    void exclusive(Runnable work) {
        core.exclusive(() -> {
            work.run();
            return null;
        });
    }

    void deliver(Runnable delivery) {
        core.deliverChanges(delivery);
    }

    /** Under the lock: the version at which the rows changed last. */
    long version() {
        return changedAt;
    }

    /** Under the lock: what a subscriber that last took some rows must be told to have the present ones. */
    ChangeSet<R> difference(List<Identified<R>> before, long from, boolean initial) {
        Snapshot<R> now = passingSnapshot();
        if (before.isEmpty()) {
            return new ChangeSet<>(from, changedAt, initial, isOrdered(), new EnteredRows<>(now, isOrdered()));
        }
        ChangeCollector<R> collector = new ChangeCollector<>();
        ResultDiff.between(before, now.entries(), isOrdered(), collector);
        return new ChangeSet<>(from, changedAt, initial, isOrdered(), collector.changes());
    }
}
