package dev.millrace.testkit.guide;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.first;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static dev.millrace.query.QueryDsl.nested;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.scalar;
import static dev.millrace.testkit.guide.GuideRows.comments;
import static dev.millrace.testkit.guide.GuideRows.departures;
import static dev.millrace.testkit.guide.GuideRows.issues;
import static dev.millrace.testkit.guide.GuideRows.projects;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Query;
import dev.millrace.testkit.guide.GuideRows.Comment;
import dev.millrace.testkit.guide.GuideRows.Departure;
import dev.millrace.testkit.guide.GuideRows.Issue;
import dev.millrace.testkit.guide.GuideRows.Project;

/** The examples that make values of the rows of other queries, and of the clock. */
final class SubqueryExamples {

    record Thread(String issue, List<String> comments) {
    }

    record Talk(String project, List<Thread> issues) {
    }

    record Overview(String project, @Nullable String first, @Nullable Long count) {
    }

    private SubqueryExamples() {
    }

    static Example depthTwo() {
        // [lists in lists
        Query<Talk> talks = from(projects).select(p -> into(Talk::new, p.get(Project::name), nested(
                from(issues).where(i -> i.get(Issue::projectId).eq(p.get(Project::id)).and(i.get(Issue::rank).ge(5)))
                        .orderBy(desc(Issue::rank))
                        .select(i -> into(Thread::new, i.get(Issue::title), nested(
                                from(comments).where(c -> c.get(Comment::issueId).eq(i.get(Issue::id)))
                                        .select(c -> c.get(Comment::text))))))));
        // ]
        return Example.of(talks).gives(
                new Talk("house",
                        List.of(new Thread("roof", List.of("leaks", "still does")), new Thread("wall", List.of()))),
                new Talk("boat", List.of(new Thread("sail", List.of("red?")))), new Talk("kite", List.of()));
    }

    static Example firstAndScalar() {
        // [the first, and a number
        Query<Overview> overview = from(projects).select(p -> into(Overview::new, p.get(Project::name),
                first(from(issues).where(i -> i.get(Issue::projectId).eq(p.get(Project::id))).orderBy(desc(Issue::rank))
                        .select(i -> i.get(Issue::title))),
                scalar(from(issues).where(i -> i.get(Issue::projectId).eq(p.get(Project::id)))
                        .aggregate(g -> g.count()))));
        // ]
        return Example.of(overview).gives(new Overview("house", "roof", 4L), new Overview("boat", "sail", 1L),
                new Overview("kite", null, 0L));
    }

    static Example soon() {
        // [a window of time
        Query<Departure> soon = from(departures)
                .where(d -> d.get(Departure::leaves).between(now(Duration.ofMinutes(1)),
                        now(Duration.ofMinutes(1)).plus(Duration.ofHours(2))))
                .orderBy(asc(Departure::leaves));
        // ]
        return Example.of(soon).over(GuideRows.given().at(Instant.parse("2024-05-30T09:30:25Z")))
                .gives(new Departure(2, "Jena", Instant.parse("2024-05-30T10:40:00Z")));
    }
}
