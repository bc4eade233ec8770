package dev.millrace.testkit.guide;

import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.testkit.guide.GuideRows.issues;
import static dev.millrace.testkit.guide.GuideRows.projects;
import static dev.millrace.testkit.guide.GuideRows.todos;
import static dev.millrace.testkit.guide.GuideRows.users;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;
import dev.millrace.testkit.guide.GuideRows.Issue;
import dev.millrace.testkit.guide.GuideRows.Project;
import dev.millrace.testkit.guide.GuideRows.Todo;
import dev.millrace.testkit.guide.GuideRows.User;

/** The examples with more than one relation. */
final class JoinExamples {

    record Owned(String title, @Nullable String owner) {
    }

    record Line(String issue, String project, String lead) {
    }

    record Task(String title, String from) {
    }

    private JoinExamples() {
    }

    static Example leftJoin() {
        // [a left join
        Query<Owned> all = from(todos).leftJoin(users).on(Todo::ownerId).equalTo(User::id)
                .select((t, u) -> into(Owned::new, t.get(Todo::title), u.get(User::name)));
        // ]
        return Example.of(all).gives(new Owned("write", "Ada"), new Owned("print", "Ben"), new Owned("bind", null),
                new Owned("plan", "Ada"));
    }

    static Example threeSources() {
        // [three sources
        Query<Line> lines = from(issues).join(projects).on(Issue::projectId).equalTo(Project::id)
                .join(users).on((i, p) -> p.get(Project::leadId)).equalTo(User::id)
                .where((i, p, u) -> i.get(Issue::rank).ge(5))
                .select((i, p, u) -> into(Line::new, i.get(Issue::title), p.get(Project::name), u.get(User::name)));
        // ]
        return Example.of(lines).gives(new Line("roof", "house", "Ada"), new Line("sail", "boat", "Ben"),
                new Line("wall", "house", "Ada"));
    }

    static Example existing() {
        // [rows for which others exist
        Query<User> busy = from(users).where(u -> exists(
                from(todos).where(t -> t.get(Todo::ownerId).eq(u.get(User::id)).and(t.get(Todo::done).not()))));
        // ]
        return Example.of(busy).gives(new User(7, "Ada", "core"), new User(8, "Ben", "print"));
    }

    static Example union() {
        // [a union
        Query<Task> tasks = from(todos).where(t -> t.get(Todo::rank).ge(8))
                .select(t -> into(Task::new, t.get(Todo::title), constant("todos")))
                .unionAll(from(issues).where(i -> i.get(Issue::rank).ge(8))
                        .select(i -> into(Task::new, i.get(Issue::title), constant("issues"))));
        // ]
        return Example.of(tasks).gives(new Task("print", "todos"), new Task("plan", "todos"),
                new Task("roof", "issues"));
    }
}
