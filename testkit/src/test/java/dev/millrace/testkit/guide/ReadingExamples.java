package dev.millrace.testkit.guide;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.param;
import static dev.millrace.testkit.guide.GuideRows.issues;
import static dev.millrace.testkit.guide.GuideRows.projects;
import static dev.millrace.testkit.guide.GuideRows.purchases;
import static dev.millrace.testkit.guide.GuideRows.todos;
import static dev.millrace.testkit.guide.GuideRows.users;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.testkit.guide.GuideRows.Issue;
import dev.millrace.testkit.guide.GuideRows.Project;
import dev.millrace.testkit.guide.GuideRows.Purchase;
import dev.millrace.testkit.guide.GuideRows.Todo;
import dev.millrace.testkit.guide.GuideRows.User;

/** The examples that show how queries read. */
final class ReadingExamples {

    record Card(String title, String name) {
    }

    record Spend(long customerId, @Nullable Long cents, long purchases) {
    }

    record Board(Project project, List<Issue> issues) {
    }

    private ReadingExamples() {
    }

    static Example list() {
        // [a list
        Query<Todo> next =
                from(todos).where(t -> t.get(Todo::done).eq(false)).orderBy(desc(Todo::rank), asc(Todo::title))
                        .limit(20);
        // ]
        return Example.of(next).gives(new Todo(2, "print", 8, false, 8L), new Todo(3, "bind", 5, false, null),
                new Todo(1, "write", 5, false, 7L));
    }

    static Example join() {
        // [a join
        Query<Card> cards = from(todos).join(users).on(Todo::ownerId).equalTo(User::id)
                .where((t, u) -> u.get(User::team).eq("core").and(t.get(Todo::rank).ge(5)))
                .select((t, u) -> into(Card::new, t.get(Todo::title), u.get(User::name)));
        // ]
        return Example.of(cards).gives(new Card("write", "Ada"), new Card("plan", "Ada"));
    }

    static Example groups() {
        // [groups
        Query<Spend> loyal = from(purchases).groupBy(Purchase::customerId)
                .having(g -> g.count().gt(3))
                .select(g -> into(Spend::new, g.key(), g.sum(Purchase::cents), g.count()));
        // ]
        return Example.of(loyal).gives(new Spend(7, 1000L, 4));
    }

    static Example nestedList() {
        // [a list in each row
        Query<Board> boards = from(projects).select(p -> into(Board::new, p.row(), nested(
                from(issues).where(i -> i.get(Issue::projectId).eq(p.get(Project::id))).orderBy(desc(Issue::rank))
                        .limit(3))));
        // ]
        return Example.of(boards).gives(
                new Board(new Project(1, "house", 7),
                        List.of(new Issue(1, 1, "roof", 9), new Issue(4, 1, "wall", 7), new Issue(2, 1, "door", 3))),
                new Board(new Project(2, "boat", 8), List.of(new Issue(3, 2, "sail", 5))),
                new Board(new Project(3, "kite", 7), List.of()));
    }

    static Example parameters() {
        // [parameters
        Query<String> ofTeam = from(users).where(u -> u.get(User::team).eq(param("team", String.class)))
                .select(u -> u.get(User::name));
        // ]
        return Example.of(ofTeam).over(GuideRows.given().with(Bindings.of("team", "core"))).gives("Ada", "Cleo");
    }

    static Example windowThenSelect() {
        // [a window, then select
        Query<String> topThree = from(issues).orderBy(desc(Issue::rank)).limit(3)
                .select(i -> i.get(Issue::title).upper());
        // ]
        return Example.of(topThree).gives("ROOF", "WALL", "SAIL");
    }
}
