package dev.millrace.collections;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The present state of something and the stream of its states. Changed under the store's lock, told outside it; a slow
 * subscriber skips to the latest.
 */
final class StatusFlux<S> {

    private final StoreCore core;
    private final Sinks.Many<S> sink = Sinks.many().replay().latest();
    private volatile S current;

    StatusFlux(StoreCore core, S initial) {
        this.core = core;
        this.current = initial;
        this.sink.emitNext(initial, Sinks.EmitFailureHandler.FAIL_FAST);
    }

    S current() {
        return current;
    }

    void set(S status) {
        if (!status.equals(current)) {
            current = status;
            core.deliver(() -> sink.emitNext(status, Sinks.EmitFailureHandler.FAIL_FAST));
        }
    }

    void complete() {
        core.deliver(() -> sink.emitComplete(Sinks.EmitFailureHandler.FAIL_FAST));
    }

    Flux<S> flux() {
        return sink.asFlux().onBackpressureLatest();
    }
}
