package dev.millrace.examples.departures.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The views of all browsers by id. A view is made when its browser first connects and kept for a while after its last connection
 * ends, so that a browser that comes back finds its filter and goes on where it was. Safe from any thread.
 */
final class Views implements AutoCloseable {

    private static final Duration LINGER = Duration.ofSeconds(60);

    /** A view and who is connected to it. */
    private static final class Held {
        final View view;
        int connections;
        @Nullable Disposable end;

        Held(View view) {
            this.view = view;
        }
    }

    /** Makes the view of a browser that comes for the first time. */
    @FunctionalInterface
    interface Factory {
        View create();
    }

    private final Factory factory;
    private final Map<String, Held> held = new HashMap<>();

    Views(Factory factory) {
        this.factory = factory;
    }

    /** The events of a view, which lives at least as long as somebody reads them. */
    Flux<String> events(String id, @Nullable String lastEventId) {
        return Flux.usingWhen(Mono.fromSupplier(() -> enter(id)), view -> view.events(lastEventId),
                view -> Mono.fromRunnable(() -> leave(id)));
    }

    /** The view of an id; made if there is none, for a page may set its filter before it connects. */
    synchronized View find(String id) {
        Held known = held.get(id);
        if (known == null) {
            known = new Held(factory.create());
            held.put(id, known);
            linger(id, known);
        }
        return known.view;
    }

    private synchronized View enter(String id) {
        View view = find(id);
        Held known = held.get(id);
        if (known != null) {
            known.connections++;
            stopLingering(known);
        }
        return view;
    }

    private synchronized void leave(String id) {
        Held known = held.get(id);
        if (known != null && --known.connections == 0) {
            linger(id, known);
        }
    }

    private void linger(String id, Held known) {
        stopLingering(known);
        known.end = Mono.delay(LINGER).subscribe(tick -> forget(id, known));
    }

    private static void stopLingering(Held known) {
        if (known.end != null) {
            known.end.dispose();
            known.end = null;
        }
    }

    private synchronized void forget(String id, Held known) {
        if (known.connections == 0 && held.remove(id, known)) {
            known.view.close();
        }
    }

    @Override
    public synchronized void close() {
        List.copyOf(held.values()).forEach(known -> {
            stopLingering(known);
            known.view.close();
        });
        held.clear();
    }
}
