package dev.millrace.collections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.Identity;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;
import dev.millrace.sync.api.WriteRequest;

/**
 * A collection's side of its backend: takes batches in as commits, sends writes, and drops a write's layer in the very commit in
 * which its rows become base rows (law 26). Writes of one row are sent one after another, each when the one before it is
 * confirmed or has failed, so that each starts from the base row it is checked against.
 */
final class Backend<R> implements SyncTarget<R> {

    /** What a backend is started with. */
    record Start<R>(SyncRunner runner, SyncAdapter<R> adapter, Duration confirmWithin) {
    }

    /** Somebody waits for the stream to come to a position. */
    private record Wait(Position position, Sinks.Empty<Void> sink) {
    }

    private final StoreCore core;
    private final RelationRef<R> relation;
    private final BaseRows<R> rows;
    private final StatusFlux<CollectionStatus> statuses;
    private final Start<R> start;
    private @Nullable Position position;
    private final List<Wait> waiting = new ArrayList<>();
    private volatile @Nullable SyncSession<R> session;
    private boolean closed;

    Backend(StoreCore core, RelationRef<R> relation, BaseRows<R> rows, StatusFlux<CollectionStatus> statuses,
            Start<R> start) {
        this.core = core;
        this.relation = relation;
        this.rows = rows;
        this.statuses = statuses;
        this.start = start;
    }

    void start() {
        session = start.runner().start(start.adapter(), this);
    }

    @Override
    public RelationRef<R> relation() {
        return relation;
    }

    @Override
    public void refetching() {
        core.exclusive(() -> {
            rows.layers().forEach(layer -> layer.write().refetching());
            return null;
        });
    }

    @Override
    public void apply(SyncBatch<R> batch) {
        batch.changes().forEach(this::requireKey);
        boolean quiet = core.exclusive(() -> closed || isDuplicate(batch) || advanceQuietly(batch));
        if (!quiet) {
            commit(() -> {
                applyChanges(batch);
                confirm(rows.dropLayers(layer -> layer.write().isShownBy(batch)));
                advance(batch);
            });
        }
    }

    private void commit(Runnable staging) {
        core.commitUnless(() -> closed, staging);
    }

    private void requireKey(RowChange<R> change) {
        if (change instanceof RowChange.Put<R> put) {
            rows.keyOf(put.row());
        } else if (change instanceof RowChange.Delete<R> delete) {
            rows.requireKey(delete.key());
        }
    }

    /** A batch of changes at or below the position was taken in before (law 34). */
    private boolean isDuplicate(SyncBatch<R> batch) {
        Position reached = position;
        return batch.kind() == Page.Kind.CHANGES && reached != null && reached.hasReached(batch.position());
    }

    /** A batch that changes no row and shows no write only moves the position: that is no commit. */
    private boolean advanceQuietly(SyncBatch<R> batch) {
        boolean quiet = batch.kind() == Page.Kind.CHANGES && batch.changes().isEmpty()
                && rows.layers().stream().noneMatch(layer -> layer.write().isShownBy(batch));
        if (quiet) {
            advance(batch);
        }
        return quiet;
    }

    private void advance(SyncBatch<R> batch) {
        position = batch.position();
        waiting.removeIf(wait -> {
            boolean over = batch.position().hasReached(wait.position());
            if (over) {
                core.deliver(wait.sink()::tryEmitEmpty);
            }
            return over;
        });
        if (statuses.current().state() == CollectionStatus.State.LOADING) {
            change(new CollectionStatus(CollectionStatus.State.READY, statuses.current().stream()));
        }
    }

    private void applyChanges(SyncBatch<R> batch) {
        Set<Identity> present = new HashSet<>();
        for (RowChange<R> change : batch.changes()) {
            if (change instanceof RowChange.Put<R> put) {
                Object key = rows.keyOf(put.row());
                present.add(new Identity.Of(key));
                rows.putBase(key, put.row());
            } else if (change instanceof RowChange.Delete<R> delete) {
                rows.putBase(delete.key(), null);
            }
        }
        if (batch.kind() == Page.Kind.SNAPSHOT) {
            rows.forEachBase((key, row) -> {
                if (!present.contains(new Identity.Of(key))) {
                    rows.putBase(key, null);
                }
            });
        }
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
        boolean first = !rows.isPending(layer.key().key());
        rows.addLayer(layer);
        if (first) {
            core.deliver(() -> send(layer));
        }
    }

    /** The oldest layer of a row is the one under way; when it goes, the next is sent. */
    private void sendNext(Identity.Of key) {
        List<Layer<R>> waiting = rows.layers(key.key());
        if (!waiting.isEmpty()) {
            Layer<R> next = waiting.get(0);
            core.deliver(() -> send(next));
        }
    }

    private void send(Layer<R> layer) {
        SyncSession<R> running = session;
        WriteRequest<R> request = running == null ? null : core.exclusive(() -> closed ? null : request(layer));
        if (running == null || request == null) {
            failed(layer, RefusedWriteException.keyAbsent("Update", relation.name(), layer.key().key()));
            return;
        }
        Mono.defer(() -> running.write(request))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The adapter of \"" + relation.name()
                        + "\" completed a write without a receipt; it must say when the write is confirmed")))
                .subscribe(receipt -> accepted(layer, receipt), reason -> failed(layer, reason));
    }

    /** What is sent for a write; null if the row it updates is not there any more. */
    private @Nullable WriteRequest<R> request(Layer<R> layer) {
        Object key = layer.key().key();
        Patch<R> patch = layer.patch();
        R base = rows.base(key);
        if (patch.kind() == Mutation.Kind.UPDATE && base == null) {
            return null;
        }
        return new WriteRequest<>(layer.write().id(),
                List.of(new Mutation<>(patch.kind(), key, base, replayed(patch, base), patch.changes(rows.rowType()))));
    }

    private @Nullable R replayed(Patch<R> patch, @Nullable R base) {
        try {
            return patch.apply(base, rows.rowType());
        } catch (RuntimeException e) { // the row type refuses the values: the backend is asked all the same, about the row it knows
            return base;
        }
    }

    private void accepted(Layer<R> layer, Receipt receipt) {
        boolean waits = core.exclusive(() -> {
            if (closed) {
                return false;
            }
            layer.write().accept(core, receipt.position());
            Position reached = position;
            return receipt.position() != null && (reached == null || !reached.hasReached(receipt.position()));
        });
        if (!waits) {
            confirmNow(layer, receipt);
        } else {
            layer.write().deadline(Mono.delay(start.confirmWithin()).subscribe(tick -> core.exclusive(() -> {
                layer.write().late();
                return tick;
            })));
        }
    }

    private void confirmNow(Layer<R> layer, Receipt receipt) {
        commit(() -> {
            if (receipt.position() == null) {
                confirm(rows.absorb(layer) ? List.of(layer) : List.of());
            } else {
                confirm(rows.dropLayers(other -> other == layer));
            }
        });
    }

    private void confirm(List<Layer<R>> dropped) {
        for (Layer<R> layer : dropped) {
            layer.write().confirm(core);
            sendNext(layer.key());
        }
    }

    private void failed(Layer<R> layer, Throwable reason) {
        commit(() -> {
            for (Layer<R> dropped : rows.dropLayers(other -> other == layer)) {
                dropped.write().fail(core, reason);
                sendNext(dropped.key());
            }
        });
    }

    Mono<Void> reached(Position wanted) {
        return Mono.defer(() -> core.exclusive(() -> {
            Position reached = position;
            if (reached != null && reached.hasReached(wanted)) {
                return Mono.<Void>empty();
            } else if (closed) {
                return Mono.<Void>error(wasClosed());
            }
            Wait wait = new Wait(wanted, Sinks.empty());
            waiting.add(wait);
            return wait.sink().asMono();
        }));
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
        waiting.forEach(wait -> core.deliver(() -> wait.sink().tryEmitError(wasClosed())));
        waiting.clear();
        for (Layer<R> layer : rows.layers()) {
            layer.write().abandon(core, new IllegalStateException("Collection \"" + relation.name()
                    + "\" was closed before the write was confirmed; its outcome is unknown"));
        }
    }

    private IllegalStateException wasClosed() {
        return new IllegalStateException("Collection \"" + relation.name() + "\" was closed");
    }

    void close() {
        SyncSession<R> running = session;
        if (running != null) {
            running.close();
        }
    }
}
