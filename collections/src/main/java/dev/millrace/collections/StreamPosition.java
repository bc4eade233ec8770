package dev.millrace.collections;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.millrace.sync.api.Position;

/** How far a collection's stream has come, and who waits for it to come further. Confined to the store's lock. */
final class StreamPosition {

    private record Wait(Position wanted, Sinks.Empty<Void> sink) {
    }

    private final StoreCore core;
    private final List<Wait> waiting = new ArrayList<>();
    private @Nullable Position reached;
    private @Nullable Throwable closed;

    StreamPosition(StoreCore core) {
        this.core = core;
    }

    /** The place; null before the first batch. */
    @Nullable
    Position reached() {
        return reached;
    }

    boolean hasReached(Position wanted) {
        return reached != null && reached.hasReached(wanted);
    }

    void advance(Position next) {
        reached = next;
        if (waiting.isEmpty()) {
            return;
        }
        waiting.removeIf(wait -> {
            boolean over = next.hasReached(wait.wanted());
            if (over) {
                core.deliver(wait.sink()::tryEmitEmpty);
            }
            return over;
        });
    }

    /** The moment at which the stream comes to a place; to be asked for without the lock. */
    Mono<Void> whenReached(Position wanted) {
        return Mono.defer(() -> core.exclusive(() -> {
            Throwable reason = closed;
            if (hasReached(wanted)) {
                return Mono.<Void>empty();
            } else if (reason != null) {
                return Mono.<Void>error(reason);
            }
            Wait wait = new Wait(wanted, Sinks.empty());
            waiting.add(wait);
            return wait.sink().asMono().doOnCancel(() -> core.exclusive(() -> waiting.remove(wait)));
        }));
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    void close(Throwable reason) {
        closed = reason;
        waiting.forEach(wait -> core.deliver(() -> wait.sink().tryEmitError(reason)));
        waiting.clear();
    }
}
