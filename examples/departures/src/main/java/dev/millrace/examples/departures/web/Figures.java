package dev.millrace.examples.departures.web;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.millrace.collections.CollectionStatus;
import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.StoreStatistics;
import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.board.Departures;
import dev.millrace.sync.api.SyncStatus;

/** The strip: figures of the store, once a second, and the state of the collections' streams. Safe from any thread. */
final class Figures {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;

    /** The figures at one moment. */
    record Stats(@Nullable LocalDateTime now, double speed, long rowsHeld, long commits, double commitsPerSecond,
            double commitMicrosMedian,
            double commitMicrosP99) {
    }

    /** The state of one collection's stream. */
    record Sync(String status, @Nullable String message, int attempt) {
    }

    private record Sample(@Nullable LocalDateTime now, StoreStatistics store, long nanos) {
    }

    private final Departures departures;
    private final BackendControl control;
    private volatile double speed;

    Figures(Departures departures, BackendControl control, double speed) {
        this.departures = departures;
        this.control = control;
        this.speed = speed;
    }

    Mono<Void> speed(double changed) {
        return control.speed(changed).doOnSuccess(done -> speed = changed);
    }

    double speed() {
        return speed;
    }

    /** The figures, once a second for all who look. A backend that does not answer leaves its last known time standing. */
    Flux<Stats> stats() {
        return Flux.interval(Duration.ZERO, TICK).onBackpressureDrop().concatMap(tick -> now())
                .scan(sample(null), Figures::merge)
                .buffer(2, 1).filter(pair -> pair.size() == 2).map(pair -> stats(pair.get(0), pair.get(1)));
    }

    private Mono<Sample> now() {
        return control.health().timeout(TICK).map(health -> sample(health.now()))
                .onErrorResume(unreachable -> Mono.fromSupplier(() -> sample(null)));
    }

    private Sample sample(@Nullable LocalDateTime now) {
        return new Sample(now, departures.store().statistics(), System.nanoTime());
    }

    private static Sample merge(Sample last, Sample now) {
        return now.now() == null ? new Sample(last.now(), now.store(), now.nanos()) : now;
    }

    private Stats stats(Sample first, Sample last) {
        double seconds = (last.nanos() - first.nanos()) / NANOS;
        double rate = seconds == 0 ? 0 : (last.store().version() - first.store().version()) / seconds;
        return new Stats(last.now(), speed, last.store().rowsHeld(), last.store().version(), rate,
                last.store().commitMicrosMedian(),
                last.store().commitMicrosP99());
    }

    /** The states of both collections, each time one is another. */
    Flux<Map<String, Sync>> sync() {
        return Flux.combineLatest(states(departures.flights()), states(departures.airports()),
                (flights, airports) -> Map.of("flights", flights, "airports", airports));
    }

    private static Flux<Sync> states(LiveCollection<?, ?> collection) {
        return collection.statuses().map(Figures::shown).distinctUntilChanged();
    }

    private static Sync shown(CollectionStatus status) {
        SyncStatus stream = Objects.requireNonNullElse(status.stream(), SyncStatus.loading());
        return new Sync(stream.state().name(), stream.message(), stream.attempt());
    }
}
