package dev.millrace.benchmarks.queries;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

import dev.millrace.query.Query;

/** Queries of one shape that differ in a constant. */
enum QueryFamily {

    /** All tasks of an owner. */
    EQUALITY(owner -> from(TaskData.TASKS).where(task -> task.get(Task::ownerId).eq((long) owner))),

    /** The tasks of an owner within bounds. */
    EQUALITY_AND_RANGE(owner -> from(TaskData.TASKS).where(task -> task.get(Task::ownerId).eq((long) owner)
            .and(task.get(Task::score).ge(0)).and(task.get(Task::score).lt(900)))),

    /** The best tasks of an owner. */
    EQUALITY_ORDER_AND_LIMIT(owner -> from(TaskData.TASKS).where(task -> task.get(Task::ownerId).eq((long) owner))
            .orderBy(asc(Task::score)).limit(5)),

    /** The tasks of the projects of a team. */
    JOIN_ON_A_FILTERED_PARENT(team -> from(TaskData.TASKS).join(TaskData.PROJECTS).on(Task::projectId)
            .equalTo(Project::id).where((task, project) -> project.get(Project::team).eq(team))
            .select((task, project) -> into(TaskOfProject::new, task.get(Task::id), task.get(Task::score),
                    project.get(Project::name)))),

    /** All tasks within bounds of their number: tasks that no other such query has. */
    RANGE(number -> from(TaskData.TASKS).where(task -> task.get(Task::id).ge(number * 10L)
            .and(task.get(Task::id).lt(number * 10L + 10)))),

    /** The first tasks but for those of an owner: a condition without a constant to route by. */
    FIRST_OF_OTHERS(owner -> from(TaskData.TASKS).where(task -> task.get(Task::ownerId).ne((long) owner))
            .orderBy(asc(Task::id)).limit(50));

    /** Three shapes in equal parts. */
    static final List<QueryFamily> MIXED =
            List.of(EQUALITY_AND_RANGE, EQUALITY_ORDER_AND_LIMIT, JOIN_ON_A_FILTERED_PARENT);

    private final IntFunction<Query<?>> queries;

    QueryFamily(IntFunction<Query<?>> queries) {
        this.queries = queries;
    }

    /** The query with a constant. */
    Query<?> query(int constant) {
        return queries.apply(constant);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
