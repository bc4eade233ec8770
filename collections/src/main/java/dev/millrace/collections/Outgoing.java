package dev.millrace.collections;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.WriteRequest;

/**
 * A collection's writes on their way to its backend and back. Writes of one row are sent one after another, each when the one
 * before it is confirmed or has failed, so that each starts from the base row it is checked against. Confined to the store's
 * lock but for the sending itself.
 */
final class Outgoing<R> {

    private final StoreCore core;
    private final RelationRef<R> relation;
    private final BaseRows<R> rows;
    private final StreamPosition position;
    private final Duration confirmWithin;
    private final AcceptedWrites<R> accepted = new AcceptedWrites<>();
    private volatile @Nullable SyncSession<R> session;
    private boolean closed;

    Outgoing(StoreCore core, RelationRef<R> relation, BaseRows<R> rows, StreamPosition position,
            Duration confirmWithin) {
        this.core = core;
        this.relation = relation;
        this.rows = rows;
        this.position = position;
        this.confirmWithin = confirmWithin;
    }

    /** Learns where to send; before that nobody has the collection, so there are no writes. */
    void connect(SyncSession<R> started) {
        session = started;
    }

    private SyncSession<R> session() {
        return Objects.requireNonNull(session, "a collection is handed out once its session has started");
    }

    /** Shows a write and has it sent when its turn comes. */
    void add(Layer<R> layer) {
        boolean first = !rows.isPending(layer.key().key());
        rows.addLayer(layer);
        if (first) {
            core.deliver(() -> send(layer));
        }
    }

    /** The oldest layer of a row is the one under way; when it goes, the next is sent. */
    private void sendNext(Layer<R> gone) {
        Layer<R> next = rows.oldest(gone.key());
        if (next != null) {
            core.deliver(() -> send(next));
        }
    }

    private void send(Layer<R> layer) {
        WriteRequest<R> request;
        try {
            request = core.exclusive(() -> request(layer));
        } catch (UnsentWriteException reason) {
            failed(layer, reason);
            return;
        }
        Mono.defer(() -> session().write(request))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("The adapter of \"" + relation.name()
                        + "\" completed a write without a receipt; it must say when the write is confirmed")))
                .subscribe(receipt -> accepted(layer, receipt), reason -> failed(layer, reason));
    }

    private WriteRequest<R> request(Layer<R> layer) {
        Object key = layer.key().key();
        Patch<R> patch = layer.patch();
        R base = rows.base(key);
        if (closed) {
            throw UnsentWriteException.closed(relation.name());
        } else if (patch.kind() == Mutation.Kind.INSERT && base != null) {
            throw UnsentWriteException.basePresent(relation.name(), key);
        } else if (patch.kind() != Mutation.Kind.INSERT && base == null) {
            throw UnsentWriteException.baseMissing(patch.kind(), relation.name(), key);
        }
        rows.sent(layer);
        layer.write().sent();
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
        boolean shown = core.exclusive(() -> {
            Position expected = receipt.position();
            if (closed) {
                return false;
            }
            layer.write().accept();
            if (expected == null || position.hasReached(expected)) {
                return true;
            }
            accepted.add(layer, expected);
            layer.write().deadline(session().later(confirmWithin, () -> late(layer)));
            return false;
        });
        if (shown) {
            commit(() -> {
                boolean dropped = receipt.position() == null ? rows.absorb(layer) : rows.drop(layer);
                if (dropped) {
                    confirm(layer);
                }
            });
        }
    }

    private void late(Layer<R> layer) {
        core.exclusive(() -> {
            layer.write().late();
            return layer;
        });
    }

    private void failed(Layer<R> layer, Throwable reason) {
        commit(() -> {
            if (rows.drop(layer)) {
                layer.write().fail(reason);
                sendNext(layer);
            }
        });
    }

    private void confirm(Layer<R> layer) {
        layer.write().confirm();
        sendNext(layer);
    }

    private void commit(Runnable staging) {
        core.commitUnless(() -> closed, staging);
    }

    /** All rows are about to be asked for. */
    void refetching() {
        accepted.refetching();
    }

    /** Whether a write is confirmed once the stream has come to a place. */
    boolean isAnyShownAt(Position reached) {
        return accepted.isAnyShownAt(reached);
    }

    /** In the commit of a batch: drops the layers of the writes it shows. */
    void confirmShownBy(SyncBatch<R> batch) {
        for (Layer<R> layer : accepted.takeShownBy(batch)) {
            if (rows.drop(layer)) {
                confirm(layer);
            }
        }
    }

    /** The collection is closing. */
    void close() {
        closed = true;
        for (Layer<R> layer : rows.layers()) {
            if (layer.write().state() == WriteState.PENDING) {
                layer.write().fail(UnsentWriteException.closed(relation.name()));
            } else {
                layer.write().abandon(new IllegalStateException("Collection \"" + relation.name()
                        + "\" was closed before the write was confirmed; its outcome is unknown"));
            }
        }
    }
}
