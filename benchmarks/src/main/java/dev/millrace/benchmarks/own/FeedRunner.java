package dev.millrace.benchmarks.own;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncSource;

/** A backend and what runs it in one: keeps the feed of each collection, for whoever has rows. Confined to one thread. */
final class FeedRunner implements SyncRunner, SyncSource {

    private final Map<String, Feed<?>> feeds = new HashMap<>();

    @Override
    public <R> SyncAdapter<R> adapter(RelationRef<R> relation) {
        return new SyncAdapter<>() {
        };
    }

    @Override
    public <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target) {
        Feed<R> feed = new Feed<>(target);
        feeds.put(target.name(), feed);
        return feed;
    }

    /** The feed of an open collection. */
    @SuppressWarnings("unchecked") // it was started for the relation of that name
    <R> Feed<R> feed(RelationRef<R> relation) {
        return (Feed<R>) Objects.requireNonNull(feeds.get(relation.name()), "its collection is not open");
    }
}
