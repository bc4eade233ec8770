package dev.millrace.benchmarks.own;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;
import dev.millrace.collections.ChangeSet;
import dev.millrace.collections.LiveQuery;
import dev.millrace.collections.Store;
import dev.millrace.query.Query;
import dev.millrace.sync.api.RowChange;

/** Millrace through its public API: collections fed as a backend feeds them, live queries with a subscriber each. */
public final class StoreContestant implements OwnContestant {

    private final FeedRunner runner = new FeedRunner();
    private final Store store = Store.create(runner);
    private final Feed<Todo> todos;
    private final Feed<Project> projects;
    private final Feed<User> users;
    /** The ids that a batch has named, while it is put together. */
    private final BitSet named = new BitSet();
    private @Nullable LiveQuery<?> live;
    private @Nullable WorkloadQuery query;
    private long told;

    /** Opens the collections. */
    public StoreContestant() {
        store.collection("todos", Todo.class, Todo::id).sync(runner).open();
        store.collection("projects", Project.class, Project::id).sync(runner).open();
        store.collection("users", User.class, User::id).sync(runner).open();
        todos = runner.feed(OwnQueries.TODOS);
        projects = runner.feed(OwnQueries.PROJECTS);
        users = runner.feed(OwnQueries.USERS);
    }

    @Override
    public void load(WorkloadRows rows) {
        projects.snapshot(puts(rows.projects()));
        users.snapshot(puts(rows.users()));
        todos.snapshot(puts(rows.todos()));
    }

    private static <R> List<RowChange<R>> puts(R[] rows) {
        List<RowChange<R>> puts = new ArrayList<>(rows.length);
        for (R row : rows) {
            puts.add(RowChange.put(row));
        }
        return puts;
    }

    @Override
    public void open(WorkloadQuery opened) {
        query = opened;
        live = subscribed(OwnQueries.of(opened));
    }

    @Override
    public Opened open(Query<?> opened) {
        LiveQuery<?> made = subscribed(opened);
        return new Opened() {
            @Override
            public List<?> rows() {
                return made.snapshot().rows();
            }

            @Override
            public void close() {
                made.close();
            }
        };
    }

    private <R> LiveQuery<R> subscribed(Query<R> asked) {
        LiveQuery<R> opened = store.open(asked);
        opened.changes().subscribe(this::count);
        return opened;
    }

    private void count(ChangeSet<?> changes) {
        if (!changes.initial()) {
            told += changes.changes().size();
        }
    }

    @Override
    public void closeQuery() {
        Objects.requireNonNull(live).close();
        live = null;
    }

    @Override
    public void update(Todo todo) {
        todos.changes(List.of(RowChange.put(todo)));
    }

    @Override
    public void insert(Todo todo) {
        update(todo);
    }

    @Override
    public void delete(Todo todo) {
        todos.changes(List.of(RowChange.delete(todo.id())));
    }

    /** A backend names a row once in a batch, as it is at the end. */
    @Override
    public void update(Todo[] batch) {
        List<RowChange<Todo>> changes = new ArrayList<>(batch.length);
        for (int i = batch.length - 1; i >= 0; i--) {
            int id = (int) batch[i].id();
            if (!named.get(id)) {
                named.set(id);
                changes.add(RowChange.put(batch[i]));
            }
        }
        for (Todo todo : batch) {
            named.clear((int) todo.id());
        }
        todos.changes(changes);
    }

    @Override
    public void update(Project project) {
        projects.changes(List.of(RowChange.put(project)));
    }

    @Override
    public String checksum() {
        Checksum sum = new Checksum(Objects.requireNonNull(query));
        for (Object row : Objects.requireNonNull(live).snapshot().rows()) {
            OwnQueries.add(sum, Objects.requireNonNull(row));
        }
        return sum.toString();
    }

    @Override
    public long told() {
        return told;
    }

    @Override
    public void close() {
        store.close();
    }
}
