package dev.millrace.benchmarks.queries;

import java.util.List;
import java.util.SplittableRandom;

import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.engine.Table;
import dev.millrace.query.RelationRef;

/** A hundred thousand tasks of ten thousand owners in ten thousand projects, or fewer. */
final class TaskData {

    static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    static final RelationRef<Project> PROJECTS = RelationRef.of("projects", Project.class, Project::id);

    static final int TASKS_AN_OWNER = 10;

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);
    private final Table<Project> projects = engine.table(PROJECTS);
    private final Task[] rows;
    private final int owners;
    private final SplittableRandom random = new SplittableRandom(17);

    TaskData(int size) {
        this.owners = size / TASKS_AN_OWNER;
        this.rows = new Task[size];
        for (int project = 0; project < owners; project++) {
            projects.stage((long) project, new Project(project, project, "project " + project));
        }
        for (int id = 0; id < size; id++) {
            rows[id] = new Task(id, id % owners, (id * 7L) % owners, random.nextInt(1000), "task " + id);
            tasks.stage((long) id, rows[id]);
        }
        engine.commit();
    }

    Engine engine() {
        return engine;
    }

    int size() {
        return rows.length;
    }

    int owners() {
        return owners;
    }

    /** Commits an update of a task that changes its score; tells which results changed. */
    List<Result<?>> updateScore(int id) {
        rows[id] = rows[id].withScore(random.nextInt(1000));
        tasks.stage((long) id, rows[id]);
        return engine.commit();
    }

    /** The number of a task at random. */
    int any() {
        return random.nextInt(rows.length);
    }

    /** The number of a task of one owner at random. */
    int anyOf(int owner) {
        return owner + random.nextInt(TASKS_AN_OWNER) * owners;
    }
}
