package dev.millrace.collections;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/** The stream of a live query's change sets; each subscriber has a {@link ChangeSubscription} of its own. */
final class ChangeFlux<R> extends Flux<ChangeSet<R>> {

    private final LiveQuery<R> query;
    private final boolean skipInitial;

    ChangeFlux(LiveQuery<R> query, boolean skipInitial) {
        this.query = query;
        this.skipInitial = skipInitial;
    }

    @Override
    public void subscribe(CoreSubscriber<? super ChangeSet<R>> actual) {
        ChangeSubscription<R> subscription = new ChangeSubscription<>(query, actual);
        actual.onSubscribe(subscription);
        query.start(subscription, skipInitial);
    }
}
