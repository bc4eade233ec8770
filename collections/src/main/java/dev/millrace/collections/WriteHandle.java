package dev.millrace.collections;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.SyncBatch;

/** The user's end of a write. Changed under the store's lock, except that it is told outside it. */
final class WriteHandle implements Write {

    private final UUID id = UUID.randomUUID();
    private final Sinks.Empty<Void> accepted = Sinks.empty();
    private final Sinks.Empty<Void> confirmed = Sinks.empty();
    private volatile WriteState state = WriteState.PERSISTING;
    private volatile boolean unconfirmed;
    private volatile boolean conflict;
    private volatile @Nullable Throwable failure;
    private @Nullable Position expected;
    private boolean inNextSnapshot;
    private @Nullable Disposable deadline;

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public WriteState state() {
        return state;
    }

    @Override
    public boolean isUnconfirmed() {
        return unconfirmed;
    }

    @Override
    public boolean isConflict() {
        return conflict;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Mono<Void> accepted() {
        return accepted.asMono();
    }

    @Override
    public Mono<Void> confirmed() {
        return confirmed.asMono();
    }

    void conflict(boolean refused) {
        conflict = refused;
    }

    /** The backend said yes; the write will show at a position of the stream. */
    void accept(StoreCore core, @Nullable Position position) {
        state = WriteState.ACCEPTED;
        expected = position;
        core.deliver(accepted::tryEmitEmpty);
    }

    /** All rows are about to be asked for: what is accepted by now is among them, even if its place in the stream is lost. */
    void refetching() {
        inNextSnapshot = state == WriteState.ACCEPTED;
    }

    /** Whether the stream has shown the write once a batch has come. */
    boolean isShownBy(SyncBatch<?> batch) {
        return state == WriteState.ACCEPTED && (inNextSnapshot && batch.kind() == Page.Kind.SNAPSHOT
                || expected != null && batch.position().hasReached(expected));
    }

    void deadline(Disposable timer) {
        deadline = timer;
    }

    void late() {
        unconfirmed = state == WriteState.ACCEPTED;
    }

    void confirm(StoreCore core) {
        state = WriteState.CONFIRMED;
        unconfirmed = false;
        conflict = false;
        stopWaiting();
        core.deliver(accepted::tryEmitEmpty);
        core.deliver(confirmed::tryEmitEmpty);
    }

    void fail(StoreCore core, Throwable reason) {
        state = WriteState.FAILED;
        conflict = false;
        abandon(core, reason);
    }

    /** The outcome will not be known: the state stays as it is. */
    void abandon(StoreCore core, Throwable reason) {
        failure = reason;
        stopWaiting();
        core.deliver(() -> accepted.tryEmitError(reason));
        core.deliver(() -> confirmed.tryEmitError(reason));
    }

    private void stopWaiting() {
        Disposable timer = deadline;
        if (timer != null) {
            timer.dispose();
        }
    }

    @Override
    public String toString() {
        return "write " + id + " " + state + (unconfirmed ? " UNCONFIRMED" : "") + (conflict ? " CONFLICT" : "");
    }
}
