package dev.millrace.sync.runtime;

import java.util.Objects;

import dev.millrace.collections.spi.SyncRunner;
import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.FetchAdapter;
import dev.millrace.sync.api.SyncAdapter;

/**
 * Runs adapters for collections. Thread-safe and without state: one serves any number of collections. Collections find
 * it by {@link java.util.ServiceLoader}; give one to the store to run with other {@link RuntimeOptions}.
 *
 * <p>Faults end in the collection's status, never as an exception on a user's thread: passing ones are retried with
 * back-off, positions the backend has forgotten lead to a new snapshot, malformed answers are refused whole and fetched
 * again, and one that somebody has to mend is asked about at the greatest back-off.
 */
public final class SyncRuntime implements SyncRunner {

    private final RuntimeOptions options;

    /** A runtime with the usual options. */
    public SyncRuntime() {
        this(RuntimeOptions.defaults());
    }

    /**
     * A runtime with given options.
     *
     * @param options how to schedule and repeat
     */
    public SyncRuntime(RuntimeOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    @Override
    public <R> SyncSession<R> start(SyncAdapter<R> adapter, SyncTarget<R> target) {
        if (adapter instanceof FetchAdapter<R> fetching) {
            PollInterval interval = new PollInterval(target.name(), fetching.interval(), options.random());
            return AdapterSession.start(adapter, target, options,
                    (gate, mailbox) -> new PollingDriver<>(fetching, target.relation(), interval, gate, mailbox,
                            options));
        }
        throw new IllegalArgumentException(
                "Collection \"" + target.name() + "\" was given an adapter of " + adapter.getClass()
                        + ", whose shape this runtime does not know; implement " + FetchAdapter.class.getName());
    }
}
