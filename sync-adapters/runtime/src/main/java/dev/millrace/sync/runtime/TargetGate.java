package dev.millrace.sync.runtime;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;

/**
 * The only way to a session's target: calls go through one at a time, statuses only when they differ, and none begins
 * after the gate has closed, but the one that says so. Closing is thread-safe and does not wait for a call under way,
 * for it may wait for whoever closes; everything else is confined to the mailbox.
 *
 * @param <R> the row type
 */
final class TargetGate<R> {

    private enum State {
        OPEN,
        CALLING,
        CLOSED
    }

    private final SyncTarget<R> target;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private @Nullable SyncStatus last;

    TargetGate(SyncTarget<R> target) {
        this.target = target;
    }

    /** Hands a batch over; what the target throws comes back. Does nothing once closed. */
    void apply(SyncBatch<R> batch) {
        call(() -> target.apply(batch));
    }

    /** Says that all rows are about to be asked for. Does nothing once closed. */
    void refetching() {
        call(target::refetching);
    }

    /** Hands a status over if it differs from the one before. Does nothing once closed. */
    void status(SyncStatus status) {
        if (!status.equals(last)) {
            call(() -> {
                last = status;
                tell(status);
            });
        }
    }

    /** Closes the gate: the target learns it now, or at the end of the call it is in. */
    void close() {
        if (state.getAndSet(State.CLOSED) == State.OPEN) {
            tell(SyncStatus.closed());
        }
    }

    private void call(Runnable call) {
        if (state.compareAndSet(State.OPEN, State.CALLING)) {
            try {
                call.run();
            } finally {
                if (!state.compareAndSet(State.CALLING, State.OPEN)) {
                    tell(SyncStatus.closed());
                }
            }
        }
    }

    private void tell(SyncStatus status) {
        try {
            target.status(status);
        } catch (RuntimeException e) {
            // A target must not throw here. Its status is the place for faults, so none is left but Reactor's hook,
            // which logs.
            Operators.onErrorDropped(e, Context.empty());
        }
    }
}
