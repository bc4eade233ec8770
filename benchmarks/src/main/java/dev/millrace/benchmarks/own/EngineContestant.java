package dev.millrace.benchmarks.own;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;
import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Identified;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;

/** The engine alone: no lock, no streams. What a store adds is told by the difference. */
public final class EngineContestant implements OwnContestant, ChangeSink<Object> {

    private final Engine engine = new Engine();
    private final Table<Todo> todos = engine.table(OwnQueries.TODOS);
    private final Table<Project> projects = engine.table(OwnQueries.PROJECTS);
    private final Table<User> users = engine.table(OwnQueries.USERS);
    private @Nullable Result<?> result;
    private @Nullable WorkloadQuery query;
    private long told;

    @Override
    public void load(WorkloadRows rows) {
        for (Project project : rows.projects()) {
            projects.stage(project.id(), project);
        }
        for (User user : rows.users()) {
            users.stage(user.id(), user);
        }
        for (Todo todo : rows.todos()) {
            todos.stage(todo.id(), todo);
        }
        engine.commit();
    }

    @Override
    public void open(WorkloadQuery opened) {
        query = opened;
        result = engine.open(OwnQueries.of(opened), Bindings.NONE);
    }

    @Override
    public Opened open(Query<?> opened) {
        Result<?> made = engine.open(opened, Bindings.NONE);
        return new Opened() {
            @Override
            public List<?> rows() {
                return made.rows().stream().map(Identified::row).toList();
            }

            @Override
            public void close() {
                made.close();
            }
        };
    }

    @Override
    public void closeQuery() {
        Objects.requireNonNull(result).close();
        result = null;
    }

    @Override
    public void update(Todo todo) {
        todos.stage(todo.id(), todo);
        commit();
    }

    @Override
    public void insert(Todo todo) {
        update(todo);
    }

    @Override
    public void delete(Todo todo) {
        todos.stage(todo.id(), null);
        commit();
    }

    @Override
    public void update(Todo[] batch) {
        for (Todo todo : batch) {
            todos.stage(todo.id(), todo);
        }
        commit();
    }

    @Override
    public void update(Project project) {
        projects.stage(project.id(), project);
        commit();
    }

    @SuppressWarnings("unchecked") // takes rows of any type
    private void commit() {
        List<Result<?>> changed = engine.commit();
        for (int i = 0; i < changed.size(); i++) {
            ((Result<Object>) changed.get(i)).changes(this);
        }
    }

    @Override
    public String checksum() {
        Checksum sum = new Checksum(Objects.requireNonNull(query));
        for (Identified<?> row : Objects.requireNonNull(result).rows()) {
            OwnQueries.add(sum, Objects.requireNonNull(row.row()));
        }
        return sum.toString();
    }

    @Override
    public long told() {
        return told;
    }

    @Override
    public void entered(Identity identity, @Nullable Object row, int to) {
        told++;
    }

    @Override
    public void left(Identity identity, @Nullable Object row, int from) {
        told++;
    }

    @Override
    public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        told++;
    }

    @Override
    public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
        told++;
    }

    @Override
    public void close() {
        if (result != null) {
            closeQuery();
        }
    }
}
