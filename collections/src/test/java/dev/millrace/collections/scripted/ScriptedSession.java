package dev.millrace.collections.scripted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

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
    public Disposable later(Duration delay, Runnable task) {
        return Schedulers.parallel().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
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
        return at("", sequence);
    }

    public static Position at(String epoch, long sequence) {
        return new Position(epoch, sequence, "token-" + epoch + sequence);
    }

    /** The stream shows changes. */
    @SafeVarargs
    public final void changes(long sequence, RowChange<R>... changes) {
        changes(at(sequence), changes);
    }

    /** The stream shows changes, at a place of any epoch. */
    @SafeVarargs
    public final void changes(Position position, RowChange<R>... changes) {
        List<RowChange<R>> listed = new ArrayList<>();
        for (RowChange<R> change : changes) {
            listed.add(change);
        }
        apply(Page.Kind.CHANGES, listed, position);
    }

    /** The stream shows rows as they are now. */
    @SafeVarargs
    public final void puts(long sequence, R... rows) {
        puts(at(sequence), rows);
    }

    /** The stream shows rows as they are now, at a place of any epoch. */
    @SafeVarargs
    public final void puts(Position position, R... rows) {
        apply(Page.Kind.CHANGES, listed(rows), position);
    }

    /** The stream shows all rows there are. */
    @SafeVarargs
    public final void snapshot(long sequence, R... rows) {
        snapshot(at(sequence), rows);
    }

    /** The stream shows all rows there are, at a place of any epoch. */
    @SafeVarargs
    public final void snapshot(Position position, R... rows) {
        apply(Page.Kind.SNAPSHOT, listed(rows), position);
    }

    @SafeVarargs
    private final List<RowChange<R>> listed(R... rows) {
        List<RowChange<R>> puts = new ArrayList<>();
        for (R row : rows) {
            puts.add(RowChange.put(row));
        }
        return puts;
    }

    public void apply(Page.Kind kind, List<RowChange<R>> changes, long sequence) {
        apply(kind, changes, at(sequence));
    }

    public void apply(Page.Kind kind, List<RowChange<R>> changes, Position position) {
        target.apply(new SyncBatch<>(kind, changes, position));
    }

    /** All rows are about to be asked for anew. */
    public void refetching() {
        target.refetching();
    }

    public void status(SyncStatus status) {
        target.status(status);
    }
}
