package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** Keeps each query by a program written for it. Only what was opened last is told of changes. */
public final class Hand implements ExtraContestant {

    private final HandListener listener;
    private final Batch batch = new Batch();
    private HandTables tables = new HandTables(new TodoTable(new Todo[0]), new ProjectTable(new Project[0]),
            new UserTable(new User[0]));
    private @Nullable WorkloadQuery query;
    private @Nullable HandProgram program;
    /** What was open when the query was opened. */
    private @Nullable HandProgram outer;
    private long toldWhenOpened;

    /** With a subscriber that counts. */
    public Hand() {
        this(new ToldCounter());
    }

    Hand(HandListener listener) {
        this.listener = listener;
    }

    @Override
    public void load(WorkloadRows rows) {
        tables = new HandTables(new TodoTable(rows.todos()), new ProjectTable(rows.projects()),
                new UserTable(rows.users()));
    }

    @Override
    public void open(WorkloadQuery opened) {
        HandProgram started = switch (opened) {
            case Q1 -> new HandQ1(tables, listener);
            case Q2 -> new HandQ2(tables, listener);
            case Q3 -> new HandQ3(tables, listener);
            case Q4 -> new HandQ4(tables, listener);
            case Q5 -> new HandQ5(tables, listener);
            case Q6 -> new HandQ6(tables, listener);
            case Q7 -> new HandQ7(tables, listener);
            case Q8 -> new HandQ8(tables, listener);
        };
        started.open();
        query = opened;
        outer = program;
        program = started;
        toldWhenOpened = listener.told();
    }

    @Override
    public Kept open(ExtraQuery opened, int count) {
        HandProgram below = program;
        HandProgram started = switch (opened) {
            case ONE_GROUP -> new HandOneGroup(tables, listener);
            case OWNED -> new HandOwned(tables, listener, 1, count);
            case ABSENT_OWNED -> new HandOwned(tables, listener, ExtraQuery.ABSENT + 1, count);
            case ABSENT_RANGES -> new HandRanges(tables, listener, count);
            case LATEST -> below instanceof HandLatest latest ? new HandLatest(latest, count)
                    : new HandLatest(tables, listener, count);
        };
        long toldBefore = listener.told();
        started.open();
        toldWhenOpened += listener.told() - toldBefore;
        program = started;
        return new Kept() {
            @Override
            public String checksum() {
                Checksum sum = new Checksum(WorkloadQuery.Q1);
                started.checksum(sum);
                return sum.toString();
            }

            @Override
            public void close() {
                program = below;
            }
        };
    }

    @Override
    public void closeQuery() {
        query = null;
        program = outer;
        outer = null;
    }

    @Override
    public void update(Todo todo) {
        int slot = tables.todos().slot(todo.id());
        Todo before = tables.todos().replace(slot, todo);
        if (program != null) {
            program.update(slot, before, todo);
        }
    }

    @Override
    public void insert(Todo todo) {
        int slot = tables.todos().add(todo);
        if (program != null) {
            program.insert(slot, todo);
        }
    }

    @Override
    public void delete(Todo todo) {
        TodoTable todos = tables.todos();
        Todo before = todos.row(todos.slot(todo.id()));
        int slot = todos.remove(todo.id());
        if (program != null) {
            program.delete(slot, before);
        }
    }

    @Override
    public void update(Todo[] todos) {
        batch.replace(tables.todos(), todos);
        if (program != null) {
            batch.tell(program);
        }
        batch.clear();
    }

    @Override
    public void update(Project project) {
        int number = tables.projects().number(project.id());
        if (number < 0) {
            throw new IllegalArgumentException("There is no project with the id " + project.id());
        }
        Project before = tables.projects().replace(number, project);
        if (program != null) {
            program.update(number, before, project);
        }
    }

    @Override
    public String checksum() {
        if (query == null || program == null) {
            throw new IllegalStateException("No query is open: open one first");
        }
        Checksum sum = new Checksum(query);
        program.checksum(sum);
        return sum.toString();
    }

    @Override
    public long told() {
        return listener.told() - toldWhenOpened;
    }

    @Override
    public void close() {
        closeQuery();
    }
}
