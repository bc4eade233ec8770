package dev.millrace.sync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import reactor.test.scheduler.VirtualTimeScheduler;

import dev.millrace.collections.spi.SyncSession;
import dev.millrace.sync.api.Mutation;
import dev.millrace.sync.api.Page;
import dev.millrace.sync.api.Position;
import dev.millrace.sync.api.RowChange;
import dev.millrace.sync.api.WriteRequest;

/** A scripted adapter, a recording target and a session between them, under virtual time. */
final class Session {

    final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    final ScriptedAdapter adapter = new ScriptedAdapter(time);
    final RecordingTarget target = new RecordingTarget();
    final RuntimeOptions options = RuntimeOptions.defaults().withScheduler(time).withRandom(new Random(42));

    SyncSession<Todo> start() {
        return new SyncRuntime(options).start(adapter, target);
    }

    /** Starts with a first row at position 10 and lets it load. */
    SyncSession<Todo> startLoaded() {
        adapter.answer(snapshot(10, Todo.of(1, "a")));
        return start();
    }

    void pass(Duration duration) {
        time.advanceTimeBy(duration);
    }

    /** Lets enough time pass for the next poll, but not for the one after it. */
    void passInterval() {
        pass(ScriptedAdapter.INTERVAL.plus(ScriptedAdapter.INTERVAL.dividedBy(10)));
    }

    /** To be checked at the end of each test. */
    void assertPromisesKept() {
        assertThat(target.violations).isEmpty();
        assertThat(adapter.mostUnderWay).as("fetches under way at a time").isLessThanOrEqualTo(1);
    }

    static Position at(long sequence) {
        return new Position(sequence, "t" + sequence);
    }

    static Page<Todo> snapshot(long sequence, Todo... rows) {
        return Page.snapshot(List.of(rows), at(sequence), false);
    }

    static Page<Todo> snapshotGoesOn(long sequence, Todo... rows) {
        return Page.snapshot(List.of(rows), at(sequence), true);
    }

    @SafeVarargs
    static Page<Todo> changes(long sequence, RowChange<Todo>... changes) {
        return Page.changes(listOf(changes), at(sequence), false);
    }

    @SafeVarargs
    static Page<Todo> changesGoOn(long sequence, RowChange<Todo>... changes) {
        return Page.changes(listOf(changes), at(sequence), true);
    }

    static WriteRequest<Todo> rename(long id, String title) {
        return new WriteRequest<>(UUID.nameUUIDFromBytes(new byte[] {(byte) id}), List.of(new Mutation<>(
                Mutation.Kind.UPDATE, id, Todo.of(id, "base"), Todo.of(id, title), Map.of("title", title))));
    }

    @SafeVarargs
    private static List<RowChange<Todo>> listOf(RowChange<Todo>... changes) {
        List<RowChange<Todo>> list = new ArrayList<>();
        for (RowChange<Todo> change : changes) {
            list.add(change);
        }
        return list;
    }
}
