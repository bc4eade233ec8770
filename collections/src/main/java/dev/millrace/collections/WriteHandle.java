package dev.millrace.collections;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The user's end of a write. Changed under the store's lock, except that it is told outside it. What nobody asks for is not made:
 * most writes are looked at by nobody, those of a collection without a backend above all.
 */
final class WriteHandle implements Write {

    /** Behind which deliveries a moment comes that has not come. */
    private static final long NEVER = -1;

    private final StoreCore core;
    private volatile WriteStatus status = WriteStatus.PENDING;
    private volatile @Nullable Throwable failure;
    /** Null until somebody asks; guarded by this. */
    private @Nullable UUID id;
    /** Null until somebody follows it; guarded by the store's lock, as is all that follows. */
    private @Nullable StatusFlux<WriteStatus> states;
    /** Null until somebody asks. */
    private Sinks.@Nullable Empty<Void> accepted;
    /** Null until somebody asks. */
    private Sinks.@Nullable Empty<Void> confirmed;
    private long acceptedBehind = NEVER;
    private long endedBehind = NEVER;
    private boolean over;
    private @Nullable Disposable deadline;

    WriteHandle(StoreCore core) {
        this.core = core;
    }

    @Override
    public synchronized UUID id() {
        UUID known = id;
        if (known == null) {
            known = UUID.randomUUID();
            id = known;
        }
        return known;
    }

    @Override
    public WriteState state() {
        return status.state();
    }

    @Override
    public boolean isUnconfirmed() {
        return status.unconfirmed();
    }

    @Override
    public boolean isConflict() {
        return status.conflict();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Flux<WriteStatus> states() {
        return Flux.defer(() -> core.read(this::followed).flux());
    }

    private StatusFlux<WriteStatus> followed() {
        StatusFlux<WriteStatus> known = states;
        if (known == null) {
            known = new StatusFlux<>(core, status);
            states = known;
            if (over) {
                known.complete();
            }
        }
        return known;
    }

    @Override
    public Mono<Void> accepted() {
        return Mono.defer(() -> core.exclusive(() -> {
            Sinks.Empty<Void> sink = accepted;
            if (sink == null) {
                sink = Sinks.empty();
                accepted = sink;
                if (acceptedBehind == NEVER) {
                    tellOfThePast(sink, endedBehind, failure);
                } else {
                    tellOfThePast(sink, acceptedBehind, null);
                }
            }
            return sink.asMono();
        }));
    }

    @Override
    public Mono<Void> confirmed() {
        return Mono.defer(() -> core.exclusive(() -> {
            Sinks.Empty<Void> sink = confirmed;
            if (sink == null) {
                sink = Sinks.empty();
                confirmed = sink;
                tellOfThePast(sink, endedBehind, failure);
            }
            return sink.asMono();
        }));
    }

    /** Who asks late is told at once, but not before the subscribers are told of the commit in which the moment came. */
    private void tellOfThePast(Sinks.Empty<Void> sink, long behind, @Nullable Throwable reason) {
        if (behind == NEVER) {
            return;
        }
        if (core.isDelivered(behind)) {
            emit(sink, reason);
        } else {
            core.deliver(() -> emit(sink, reason));
        }
    }

    void conflict(boolean refused) {
        set(status.withConflict(refused));
    }

    /** The backend is about to be asked. */
    void sent() {
        set(status.withState(WriteState.PERSISTING));
    }

    /** The backend said yes; the stream will show the write. */
    void accept() {
        set(status.withState(WriteState.ACCEPTED));
        tell(accepted, null);
        acceptedBehind = core.queued();
    }

    /** What calls {@link #late} if nothing comes before. */
    void deadline(Disposable timer) {
        deadline = timer;
    }

    /** The stream has not shown the accepted write in time. */
    void late() {
        if (state() == WriteState.ACCEPTED && failure == null) {
            set(status.withUnconfirmed());
        }
    }

    void confirm() {
        set(WriteStatus.CONFIRMED);
        end(null);
    }

    void fail(Throwable reason) {
        failure = reason;
        set(WriteStatus.FAILED);
        end(reason);
    }

    /** The outcome will not be known: the state stays as it is. */
    void abandon(Throwable reason) {
        failure = reason;
        end(reason);
    }

    /** The end was told, to all who had asked, behind so many deliveries. */
    void endsBehind(long deliveries) {
        endedBehind = deliveries;
    }

    private void set(WriteStatus next) {
        if (next.equals(status)) {
            return;
        }
        status = next;
        if (states != null) {
            states.set(next);
        }
    }

    private void end(@Nullable Throwable reason) {
        Disposable timer = deadline;
        if (timer != null) {
            timer.dispose();
        }
        tell(accepted, reason);
        tell(confirmed, reason);
        over = true;
        if (states != null) {
            states.complete();
        }
        core.ends(this);
    }

    private void tell(Sinks.@Nullable Empty<Void> sink, @Nullable Throwable reason) {
        if (sink != null) {
            core.deliver(() -> emit(sink, reason));
        }
    }

    /** A sink that was told keeps to what it was told first. */
    private static void emit(Sinks.Empty<Void> sink, @Nullable Throwable reason) {
        if (reason == null) {
            sink.tryEmitEmpty();
        } else {
            sink.tryEmitError(reason);
        }
    }

    @Override
    public String toString() {
        return "write " + id() + " " + status;
    }
}
