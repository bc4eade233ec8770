package dev.millrace.examples.departures.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.millrace.ui.web.ChannelFailedException;

/**
 * The views of all browsers by id. A view is made when its browser first asks for it and kept for a while after its last use
 * ends, so that a browser that comes back finds its filter and goes on where it was. Safe from any thread.
 *
 * <p>Views are made, used and closed on threads that may wait: opening a query takes the store's lock, which is no work for a
 * server's own threads, nor for anybody who holds up the other browsers meanwhile.
 */
final class Views implements AutoCloseable {

    private static final Duration LINGER = Duration.ofSeconds(60);

    /** Makes the view of a browser that comes for the first time. */
    @FunctionalInterface
    interface Factory {
        View create();
    }

    /** A view, made when somebody uses it, and how many do. */
    private static final class Held {
        private final Factory factory;
        /** Confined to this object's monitor, as is the next. */
        private @Nullable View view;
        private boolean over;

        /** Confined to the monitor of all views, as is the next. */
        private int users;
        private @Nullable Disposable end;

        Held(Factory factory) {
            this.factory = factory;
        }

        synchronized View view() {
            if (over) {
                throw new IllegalStateException("The view was closed while it was asked for; ask again");
            }
            if (view == null) {
                view = factory.create();
            }
            return view;
        }

        synchronized void close() {
            over = true;
            if (view != null) {
                view.close();
            }
        }
    }

    private final Factory factory;
    private final Map<String, Held> held = new HashMap<>();

    Views(Factory factory) {
        this.factory = factory;
    }

    /**
     * The events of a view, which lives at least as long as somebody reads them. A view that fails is dropped once its browser
     * has been told: when it asks again, it gets another.
     */
    Flux<String> events(String id, @Nullable String lastEventId) {
        return using(id, view -> view.events(lastEventId), this::drop)
                .onErrorComplete(ChannelFailedException.class);
    }

    /** Uses the view of an id, which lives at least until that is done; made if there is none. */
    <T> Flux<T> use(String id, Function<View, Publisher<T>> use) {
        return using(id, use, this::leave);
    }

    /** What is done when the use of a view has failed. */
    @FunctionalInterface
    private interface Failing {
        void failed(String id, Held known);
    }

    private <T> Flux<T> using(String id, Function<View, Publisher<T>> use, Failing failing) {
        return Flux.usingWhen(Mono.fromSupplier(() -> enter(id)),
                known -> Mono.fromSupplier(known::view).subscribeOn(Schedulers.boundedElastic()).flatMapMany(use),
                known -> Mono.fromRunnable(() -> leave(id, known)),
                (known, failure) -> Mono.fromRunnable(() -> failing.failed(id, known)),
                known -> Mono.fromRunnable(() -> leave(id, known)));
    }

    private synchronized Held enter(String id) {
        Held known = held.computeIfAbsent(id, unknown -> new Held(factory));
        known.users++;
        stopLingering(known);
        return known;
    }

    private synchronized void leave(String id, Held known) {
        if (--known.users == 0 && held.get(id) == known) {
            known.end = Mono.delay(LINGER, Schedulers.boundedElastic()).subscribe(tick -> forget(id, known));
        }
    }

    private void drop(String id, Held known) {
        synchronized (this) {
            known.users--;
            stopLingering(known);
            held.remove(id, known);
        }
        Schedulers.boundedElastic().schedule(known::close);
    }

    private void forget(String id, Held known) {
        synchronized (this) {
            if (known.users > 0 || !held.remove(id, known)) {
                return;
            }
        }
        known.close();
    }

    private static void stopLingering(Held known) {
        if (known.end != null) {
            known.end.dispose();
            known.end = null;
        }
    }

    @Override
    public void close() {
        List<Held> open;
        synchronized (this) {
            open = List.copyOf(held.values());
            open.forEach(Views::stopLingering);
            held.clear();
        }
        open.forEach(Held::close);
    }
}
