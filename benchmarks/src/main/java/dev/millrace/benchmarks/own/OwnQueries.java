package dev.millrace.benchmarks.own;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.User;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Selection;

/** The queries of the workload as Millrace has them, and the rows that they show. */
final class OwnQueries {

    static final RelationRef<Todo> TODOS = RelationRef.of("todos", Todo.class, Todo::id);
    static final RelationRef<Project> PROJECTS = RelationRef.of("projects", Project.class, Project::id);
    static final RelationRef<User> USERS = RelationRef.of("users", User.class, User::id);

    private static final int HIGH = 5;

    private OwnQueries() {
    }

    /** A row of Q3. */
    record Dated(long id, long createdAt, String title, String project) {
    }

    /** A row of Q4. */
    record Card(long id, String title, String project, String owner) {
    }

    /** A row of Q5. */
    record Totals(long projectId, long count, @Nullable Long priorities, @Nullable Long latest) {
    }

    /** A row of Q7. */
    record OfProject(long id, String title, @Nullable String project, @Nullable Boolean archived) {
    }

    /** A row of Q8. */
    record OwnerPriority(long ownerId, int priority) {
    }

    static Query<?> of(WorkloadQuery query) {
        return switch (query) {
            case Q1 -> urgent();
            case Q2 -> urgent().orderBy(desc(Todo::createdAt)).limit(50);
            case Q3 -> from(TODOS).join(PROJECTS).on(Todo::projectId).equalTo(Project::id)
                    .where((t, p) -> p.get(Project::archived).eq(false))
                    .select((t, p) -> into(Dated::new, t.get(Todo::id), t.get(Todo::createdAt), t.get(Todo::title),
                            p.get(Project::name)))
                    .orderBy(desc(Dated::createdAt)).limit(100);
            case Q4 -> from(TODOS).join(PROJECTS).on(Todo::projectId).equalTo(Project::id)
                    .join(USERS).on((t, p) -> t.get(Todo::ownerId)).equalTo(User::id)
                    .where((t, p, u) -> t.get(Todo::done).eq(false).and(t.get(Todo::priority).ge(HIGH))
                            .and(p.get(Project::archived).eq(false)))
                    .select((t, p, u) -> into(Card::new, t.get(Todo::id), t.get(Todo::title), p.get(Project::name),
                            u.get(User::name)));
            case Q5 -> from(TODOS).groupBy(Todo::projectId).select(g -> into(Totals::new, g.key(), g.count(),
                    g.sum(Todo::priority), g.max(Todo::createdAt)));
            case Q6 -> from(TODOS).orderBy(asc(Todo::title));
            case Q7 -> from(TODOS).leftJoin(PROJECTS).on(Todo::projectId).equalTo(Project::id)
                    .select((t, p) -> into(OfProject::new, t.get(Todo::id), t.get(Todo::title), p.get(Project::name),
                            p.get(Project::archived)));
            case Q8 -> from(TODOS).where(t -> t.get(Todo::done).eq(false))
                    .select(t -> into(OwnerPriority::new, t.get(Todo::ownerId), t.get(Todo::priority))).distinct();
        };
    }

    private static Selection<Todo> urgent() {
        return from(TODOS).where(t -> t.get(Todo::done).eq(false).and(t.get(Todo::priority).ge(HIGH)));
    }

    /** Takes a row of a query into a checksum. */
    static void add(Checksum sum, Object row) {
        if (row instanceof Todo todo) {
            sum.add(todo);
        } else if (row instanceof Dated dated) {
            sum.add(sum.row().add(dated.id).add(dated.createdAt).add(dated.title).add(dated.project));
        } else if (row instanceof Card card) {
            sum.add(sum.row().add(card.id).add(card.title).add(card.project).add(card.owner));
        } else if (row instanceof Totals totals) {
            sum.add(sum.row().add(totals.projectId).add(totals.count).add(orZero(totals.priorities))
                    .add(orZero(totals.latest)));
        } else if (row instanceof OfProject of) {
            sum.add(sum.row().add(of.id).add(of.title).add(of.project == null ? "" : of.project)
                    .add(of.archived == null ? 2 : of.archived ? 1L : 0L));
        } else if (row instanceof OwnerPriority pair) {
            sum.add(sum.row().add(pair.ownerId).add(pair.priority));
        } else {
            throw new IllegalArgumentException("No query of the workload shows " + row);
        }
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
