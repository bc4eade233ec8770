package dev.millrace.collections.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.collections.spi.SyncTarget;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.Receipt;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.SyncBatch;
import dev.millrace.sync.api.SyncStatus;
import dev.millrace.sync.api.WriteRequest;

/** One collection's session, played by the test. Writes that were sent wait here until the test answers them. */
public final class ScriptedSession<R> implements SyncSession<R> {

    private final SyncTarget<R> target;
    private final List<ScriptedWrite<R>> sent = new CopyOnWriteArrayList<>();
    private volatile int refreshes;
    private volatile int closings;

    ScriptedSession(SyncTarget<R> target) {
        this.target = target;
    }

    @Override
    public Mono<Receipt> write(WriteRequest<R> request) {
        return Mono.defer(() -> {
            ScriptedWrite<R> write = new ScriptedWrite<>(request);
            sent.add(write);
            return write.answer();
        });
    }

    @Override
    public void refresh() {
        refreshes++;
    }

    @Override
    public void close() {
        closings++;
        target.status(SyncStatus.closed());
    }

    /** Everything that was sent so far, in order. */
    public List<ScriptedWrite<R>> sent() {
        return List.copyOf(sent);
    }

    /** What was sent and not answered, in order. */
    public List<ScriptedWrite<R>> unanswered() {
        return sent.stream().filter(write -> !write.isAnswered()).toList();
    }

    /** The only write that was sent and not answered. */
    public ScriptedWrite<R> pending() {
        List<ScriptedWrite<R>> waiting = unanswered();
        if (waiting.size() != 1) {
            throw new AssertionError("one unanswered write was expected, but there are " + waiting);
        }
        return waiting.get(0);
    }

    public int refreshes() {
        return refreshes;
    }

    public int closings() {
        return closings;
    }

    public static Position at(long sequence) {
        return new Position(sequence, "token-" + sequence);
    }

    /** The stream shows changes. */
    @SafeVarargs
    public final void changes(long sequence, RowChange<R>... changes) {
        List<RowChange<R>> listed = new ArrayList<>();
        for (RowChange<R> change : changes) {
            listed.add(change);
        }
        apply(Page.Kind.CHANGES, listed, sequence);
    }

    /** The stream shows rows as they are now. */
    @SafeVarargs
    public final void puts(long sequence, R... rows) {
        List<RowChange<R>> puts = new ArrayList<>();
        for (R row : rows) {
            puts.add(RowChange.put(row));
        }
        apply(Page.Kind.CHANGES, puts, sequence);
    }

    /** The stream shows all rows there are. */
    @SafeVarargs
    public final void snapshot(long sequence, R... rows) {
        List<RowChange<R>> puts = new ArrayList<>();
        for (R row : rows) {
            puts.add(RowChange.put(row));
        }
        apply(Page.Kind.SNAPSHOT, puts, sequence);
    }

    public void apply(Page.Kind kind, List<RowChange<R>> changes, long sequence) {
        target.apply(new SyncBatch<>(kind, changes, at(sequence)));
    }

    /** All rows are about to be asked for anew. */
    public void refetching() {
        target.refetching();
    }

    public void status(SyncStatus status) {
        target.status(status);
    }
}
