package dev.millrace.collections.scripted;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.query.RelationRef;
import dev.millrace.sync.api.SyncAdapter;
import dev.millrace.sync.api.SyncSource;

/** A runtime and a backend in one, which do nothing by themselves: each session is the test's to play. Thread-safe. */
public final class ScriptedRunner implements SyncRunner, SyncSource {

    private final Map<String, ScriptedSession<?>> sessions = new ConcurrentHashMap<>();

    @Override
    public <R> SyncAdapter<R> adapter(RelationRef<R> relation) {
        return new SyncAdapter<>() {
        };
    }

    @Override
    public <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target) {
        ScriptedSession<R> session = new ScriptedSession<>(target);
        sessions.put(target.name(), session);
        return session;
    }

    /** The session that feeds an open collection. */
    @SuppressWarnings("unchecked") // it was started for the relation of that name
    public <R> ScriptedSession<R> session(RelationRef<R> relation) {
        @Nullable ScriptedSession<?> session = sessions.get(relation.name());
        if (session == null) {
            throw new IllegalStateException("no session was started for " + relation);
        }
        return (ScriptedSession<R>) session;
    }
}
