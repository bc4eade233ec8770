package dev.millrace.collections;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The user's end of a write. Changed under the store's lock, except that it is told outside it. */
final class WriteHandle implements Write {

    private final UUID id = UUID.randomUUID();
    private final StoreCore core;
    private final StatusFlux<WriteStatus> status;
    private final Sinks.Empty<Void> accepted = Sinks.empty();
    private final Sinks.Empty<Void> confirmed = Sinks.empty();
    private volatile @Nullable Throwable failure;
    private @Nullable Disposable deadline;

    WriteHandle(StoreCore core) {
        this.core = core;
        this.status = new StatusFlux<>(core, WriteStatus.PENDING);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public WriteState state() {
        return status.current().state();
    }

    @Override
    public boolean isUnconfirmed() {
        return status.current().unconfirmed();
    }

    @Override
    public boolean isConflict() {
        return status.current().conflict();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Flux<WriteStatus> states() {
        return status.flux();
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
        status.set(status.current().withConflict(refused));
    }

    /** The backend is about to be asked. */
    void sent() {
        status.set(status.current().withState(WriteState.PERSISTING));
    }

    /** The backend said yes; the stream will show the write. */
    void accept() {
        status.set(status.current().withState(WriteState.ACCEPTED));
        core.deliver(accepted::tryEmitEmpty);
    }

    /** What calls {@link #late} if nothing comes before. */
    void deadline(Disposable timer) {
        deadline = timer;
    }

    /** The stream has not shown the accepted write in time. */
    void late() {
        if (state() == WriteState.ACCEPTED && failure == null) {
            status.set(status.current().withUnconfirmed());
        }
    }

    void confirm() {
        status.set(WriteStatus.atTheEnd(WriteState.CONFIRMED));
        stopWaiting();
        core.deliver(accepted::tryEmitEmpty);
        core.deliver(confirmed::tryEmitEmpty);
        status.complete();
    }

    void fail(Throwable reason) {
        failure = reason;
        status.set(WriteStatus.atTheEnd(WriteState.FAILED));
        abandon(reason);
    }

    /** The outcome will not be known: the state stays as it is. */
    void abandon(Throwable reason) {
        failure = reason;
        stopWaiting();
        core.deliver(() -> accepted.tryEmitError(reason));
        core.deliver(() -> confirmed.tryEmitError(reason));
        status.complete();
    }

    private void stopWaiting() {
        Disposable timer = deadline;
        if (timer != null) {
            timer.dispose();
        }
    }

    @Override
    public String toString() {
        return "write " + id + " " + status.current();
    }
}
