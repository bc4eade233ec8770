package dev.millrace.collections;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.Identity;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;

/**
 * A collection's side of its backend: takes batches in as commits, and drops a write's layer in the very commit in which its rows
 * become base rows (law 26).
 */
final class Backend<R> implements SyncTarget<R> {

    /** What a backend is started with. */
    record Start<R>(SyncRunner runner, SyncAdapter<R> adapter, Duration confirmWithin) {
    }

    private final StoreCore core;
    private final RelationRef<R> relation;
    private final BaseRows<R> rows;
    private final StatusFlux<CollectionStatus> statuses;
    private final Start<R> start;
    private final StreamPosition position;
    private final Outgoing<R> outgoing;
    private volatile @Nullable SyncSession<R> session;
    private boolean closed;

    Backend(StoreCore core, RelationRef<R> relation, BaseRows<R> rows, StatusFlux<CollectionStatus> statuses,
            Start<R> start) {
        this.core = core;
        this.relation = relation;
        this.rows = rows;
        this.statuses = statuses;
        this.start = start;
        this.position = new StreamPosition(core);
        this.outgoing = new Outgoing<>(core, relation, rows, position, start.confirmWithin());
    }

    void start() {
        SyncSession<R> started = start.runner().start(start.adapter(), this);
        outgoing.connect(started);
        session = started;
    }

    @Override
    public RelationRef<R> relation() {
        return relation;
    }

    @Override
    public void refetching() {
        core.exclusive(() -> {
            outgoing.refetching();
            return null;
        });
    }

    @Override
    public void apply(SyncBatch<R> batch) {
        List<RowChange<R>> changes = batch.changes();
        for (int i = 0; i < changes.size(); i++) { // by number: an iterator would be made for each batch
            requireTakeable(changes.get(i));
        }
        core.commitUnless(() -> closed || isDuplicate(batch) || advanceQuietly(batch), () -> {
            applyChanges(batch);
            outgoing.confirmShownBy(batch);
            advance(batch);
        });
    }

    /** Refuses here what would be refused in the midst of the commit, when it is too late to apply nothing. */
    private void requireTakeable(RowChange<R> change) {
        if (change instanceof RowChange.Put<R> put) {
            rows.requireTakeable(put.row());
        } else {
            rows.requireKey(((RowChange.Delete<R>) change).key());
        }
    }

    /** A batch of changes at or below the position was taken in before (law 34). */
    private boolean isDuplicate(SyncBatch<R> batch) {
        Position reached = position.reached();
        if (batch.kind() == Page.Kind.SNAPSHOT || reached == null) {
            return false;
        }
        if (!reached.isOfEpochOf(batch.position())) {
            throw new IllegalArgumentException("\"" + relation.name() + "\" is at " + reached
                    + ", but was given changes up to " + batch.position()
                    + ", which is of another epoch; only a snapshot leads from one epoch to another");
        }
        return reached.hasReached(batch.position());
    }

    /** A batch that changes no row and shows no write only moves the position: that is no commit. */
    private boolean advanceQuietly(SyncBatch<R> batch) {
        boolean quiet = batch.kind() == Page.Kind.CHANGES && batch.changes().isEmpty()
                && !outgoing.isAnyShownAt(batch.position());
        if (quiet) {
            advance(batch);
        }
        return quiet;
    }

    private void advance(SyncBatch<R> batch) {
        position.advance(batch.position());
        if (statuses.current().state() == CollectionStatus.State.LOADING) {
            change(new CollectionStatus(CollectionStatus.State.READY, statuses.current().stream()));
        }
    }

    /**
     * Stages what has been checked. Many rows are checked before, not one by one as they are staged: so the waits for memory of what
     * stages them overlap.
     */
    private void applyChanges(SyncBatch<R> batch) {
        boolean snapshot = batch.kind() == Page.Kind.SNAPSHOT;
        boolean replaces = snapshot && !rows.isEmpty();
        List<RowChange<R>> changes = batch.changes();
        for (int i = 0; i < changes.size(); i++) {
            RowChange<R> change = changes.get(i);
            if (change instanceof RowChange.Put<R> put) {
                put(put.row(), replaces);
            } else {
                rows.putBase(((RowChange.Delete<R>) change).key(), null);
            }
        }
        if (replaces) {
            removeAllBut(changes);
        }
        if (snapshot) {
            rows.allStreamed();
        }
    }

    /** Of a snapshot that replaces others, rows that are the same keep their object (law 33). */
    private void put(R row, boolean replaces) {
        Object key = replaces ? rows.keyOf(row) : null;
        R base = key == null ? null : rows.base(key);
        if (key != null && base != null && rows.rowType().diff(base, row, -1L) == 0) {
            rows.repeated(key);
        } else {
            rows.putBase(row);
        }
    }

    /** A snapshot names all rows there are. */
    private void removeAllBut(List<RowChange<R>> puts) {
        Set<Identity> present = new HashSet<>();
        for (RowChange<R> change : puts) {
            if (change instanceof RowChange.Put<R> put) {
                present.add(new Identity.Of(rows.keyOf(put.row())));
            }
        }
        rows.forEachBase((key, row) -> {
            if (!present.contains(new Identity.Of(key))) {
                rows.putBase(key, null);
            }
        });
    }

    @Override
    public void status(SyncStatus status) {
        core.exclusive(() -> {
            if (!closed) {
                CollectionStatus.State state = statuses.current().state();
                if (status.state() == SyncStatus.State.FAILED) {
                    state = CollectionStatus.State.ERROR;
                } else if (status.state() == SyncStatus.State.LIVE && state == CollectionStatus.State.ERROR) {
                    state = CollectionStatus.State.READY;
                }
                change(new CollectionStatus(state, status));
            }
            return status;
        });
    }

    private void change(CollectionStatus status) {
        boolean other = status.state() != statuses.current().state();
        statuses.set(status);
        if (other) {
            core.statusChanged(relation.name());
        }
    }

    /** Under the lock: shows a write and has it sent when its turn comes. */
    void add(Layer<R> layer) {
        outgoing.add(layer);
    }

    Mono<Void> reached(Position wanted) {
        return position.whenReached(wanted);
    }

    void refresh() {
        SyncSession<R> running = session;
        if (running != null) {
            running.refresh();
        }
    }

    /** Under the lock: the collection is closing. */
    void abandonWrites() {
        closed = true;
        position.close(new IllegalStateException("Collection \"" + relation.name() + "\" was closed"));
        outgoing.close();
    }

    void close() {
        SyncSession<R> running = session;
        if (running != null) {
            running.close();
        }
    }
}
