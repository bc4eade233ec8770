package dev.millrace.collections.scripted;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;

import java.time.Duration;

import dev.millrace.collections.LiveCollection;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;
import dev.millrace.query.Query;

/** A store with one collection of tasks behind a scripted backend. */
public final class TaskStore implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** All tasks, the highest rank first. */
    public static final Query<Task> BY_RANK = from(Task.TASKS).orderBy(desc(Task::rank));

    private final Store store;
    private final LiveCollection<Long, Task> tasks;
    private final ScriptedSession<Task> backend;

    private TaskStore(Duration confirmWithin) {
        ScriptedRunner runner = new ScriptedRunner();
        store = Store.create(runner);
        tasks = store.collection("tasks", Task.class, Task::id).sync(runner).confirmWithin(confirmWithin).open();
        backend = runner.session(Task.TASKS);
    }

    /** Nothing has come from the backend yet. */
    public static TaskStore loading() {
        return new TaskStore(Duration.ofSeconds(10));
    }

    /** The backend has shown some rows, at position 1. */
    public static TaskStore of(Task... rows) {
        TaskStore opened = loading();
        opened.backend.snapshot(1, rows);
        return opened;
    }

    public Store store() {
        return store;
    }

    public LiveCollection<Long, Task> tasks() {
        return tasks;
    }

    public ScriptedSession<Task> backend() {
        return backend;
    }

    /** Opens all tasks, the highest rank first. */
    public LiveQuery<Task> byRank() {
        return store.open(BY_RANK);
    }

    /** Waits until all subscribers were told all there is to tell; nothing may be written meanwhile. */
    public static void settle(LiveQuery<?> query) {
        // What a new subscriber is told first comes after what waited; what that brings forth comes before the next one's.
        query.changes().blockFirst(PATIENCE);
        query.changes().blockFirst(PATIENCE);
    }

    /** Subscribes a replica that takes all there is. */
    public static <R> Replica<R> watch(LiveQuery<R> query) {
        Replica<R> replica = Replica.eager();
        query.changes().subscribe(replica);
        return replica;
    }

    @Override
    public void close() {
        store.close();
    }
}
