package dev.millrace.collections;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The present state of something and the stream of its states. Changed under the store's lock, told outside it; a slow
 * subscriber skips to the latest. There is a stream only once somebody has asked for it, so that a state nobody follows costs
 * its changes nothing.
 */
final class StatusFlux<S> {

    private final StoreCore core;
    private volatile S current;
    /** Guarded by the store's lock, like {@link #over}; what is emitted goes by way of the deliveries. */
    private Sinks.@Nullable Many<S> sink;
    private boolean over;

    StatusFlux(StoreCore core, S initial) {
        this.core = core;
        this.current = initial;
    }

    S current() {
        return current;
    }

    void set(S status) {
        if (!status.equals(current)) {
            current = status;
            Sinks.Many<S> told = sink;
            if (told != null) {
                core.deliver(() -> told.emitNext(status, Sinks.EmitFailureHandler.FAIL_FAST));
            }
        }
    }

    /** There will be no other state. */
    void complete() {
        over = true;
        Sinks.Many<S> told = sink;
        if (told != null) {
            core.deliver(() -> told.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST));
        }
    }

    Flux<S> flux() {
        return Flux.defer(() -> core.read(this::shared)).onBackpressureLatest();
    }

    private Flux<S> shared() {
        if (over) {
            return Flux.just(current);
        }
        if (sink == null) {
            sink = Sinks.many().replay().latest();
            sink.emitNext(current, Sinks.EmitFailureHandler.FAIL_FAST);
        }
        return sink.asFlux();
    }
}
