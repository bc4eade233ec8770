package dev.millrace.benchmarks.own;

import java.time.Duration;
import java.util.List;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;
import dev.millrace.sync.api.WriteRejectedException;
import dev.millrace.sync.api.WriteRequest;

/** The stream of one collection: its batches are given to the collection as they come, in the thread that gives them. */
final class Feed<R> implements SyncSession<R> {

    private final SyncTarget<R> target;
    private long sequence;

    Feed(SyncTarget<R> target) {
        this.target = target;
    }

    /** The stream shows all rows there are. */
    void snapshot(List<RowChange<R>> rows) {
        apply(Page.Kind.SNAPSHOT, rows);
        target.status(SyncStatus.live());
    }

    /** The stream shows what changed, each key once at most. */
    void changes(List<RowChange<R>> changes) {
        apply(Page.Kind.CHANGES, changes);
    }

    private void apply(Page.Kind kind, List<RowChange<R>> changes) {
        target.apply(new SyncBatch<>(kind, changes, new Position(++sequence, "")));
    }

    @Override
    public Mono<Receipt> write(WriteRequest<R> request) {
        return Mono.error(() -> new WriteRejectedException("read-only", "Nothing is written to " + target.name()));
    }

    @Override
    public void refresh() {
        // There is nothing to fetch: all that is known was given.
    }

    @Override
    public Disposable later(Duration delay, Runnable task) {
        return Disposables.disposed();
    }

    @Override
    public void close() {
        target.status(SyncStatus.closed());
    }

    /** Its collection. */
    @Override
    public String toString() {
        return "feed of " + target.name();
    }
}
