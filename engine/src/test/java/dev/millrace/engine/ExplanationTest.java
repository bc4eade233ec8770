package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.desc;
import static dev.millrace.query.QueryDsl.exists;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** What a result tells of its plan, and of the rows behind its own. */
class ExplanationTest {

    record Task(long id, long project, int score, String title) {
    }

    record Project(long id, String team) {
    }

    record Line(String title, String team, int score) {
    }

    record Total(String team, long tasks) {
    }

    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final RelationRef<Project> PROJECTS = RelationRef.of("projects", Project.class, Project::id);

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);
    private final Table<Project> projects = engine.table(PROJECTS);

    @BeforeEach
    void fill() {
        for (long id = 0; id < 12; id++) {
            tasks.stage(id, task(id, "task " + id));
        }
        for (long id = 0; id < 4; id++) {
            projects.stage(id, project(id));
        }
        engine.commit();
    }

    private static Task task(long id, String title) {
        return new Task(id, id % 4, (int) id, title);
    }

    private static Project project(long id) {
        return new Project(id, "team " + id % 2);
    }

    private <R> Result<R> open(Query<R> query) {
        return engine.open(query, Bindings.NONE);
    }

    private static Query<Line> lines() {
        return from(TASKS).join(PROJECTS).on(Task::project).equalTo(Project::id)
                .where((task, project) -> project.get(Project::team).eq("team 1").and(task.get(Task::score).gt(2)))
                .select((task, project) -> into(Line::new, task.get(Task::title), project.get(Project::team),
                        task.get(Task::score)))
                .orderBy(desc(Line::score)).limit(3);
    }

    private static Query<Total> totals() {
        return from(TASKS).join(PROJECTS).on(Task::project).equalTo(Project::id)
                .groupByExpr((task, project) -> project.get(Project::team))
                .select((group, task, project) -> into(Total::new, group.key(), group.count()));
    }

    private static List<Object> behind(Result<?> result, Object row) {
        Identity identity = result.rows().stream().filter(each -> row.equals(each.row())).findFirst().orElseThrow()
                .identity();
        return result.why(identity).stream().map(Origin::row).toList();
    }

    @Test
    void text_aPlan_tellsStepsFiguresAndReasons() {
        Result<Line> result = open(lines());
        tasks.stage(11L, task(11, "another"));
        engine.commit();

        String text = result.explain().text();

        assertThat(text).contains("push filter below join").contains("scan tasks").contains("scan projects")
                .contains("filter #0.score > 2").contains("#1.team = \"team 1\"").contains("window #0.score desc")
                .contains("rows 0 to 2").contains("right rows are found by the key of projects")
                .contains("rows are kept in a buffer").contains("1 changes in, 1 out");
        assertThat(result.explain()).hasToString(text);
    }

    @Test
    void reasons_ofFiltersByAConstant_tellWhatOthersMakeOfThem() {
        Query<Task> first = from(TASKS).where(task -> task.get(Task::project).eq(1L));
        Result<Task> one = open(first);
        assertThat(one.explain().text()).contains("found by a scan").contains("a route would not pay");

        open(from(TASKS).where(task -> task.get(Task::project).eq(2L)));
        open(first);

        assertThat(one.explain().text()).contains("found by an index of #0.project")
                .contains("told of changes where #0.project = 1 alone").contains("(consumed by 2)")
                .doesNotContain("would not pay");
    }

    @Test
    void dotAndMermaid_aPlan_haveItsStepsAndEdges() {
        Explanation explanation = open(lines()).explain();
        int steps = explanation.steps().size();
        long edges = explanation.steps().stream().mapToLong(step -> step.figures().inputs().size()).sum();

        assertThat(explanation.dot()).startsWith("digraph plan {").endsWith("}\n")
                .contains("#1.team = \\\"team 1\\\"");
        assertThat(explanation.dot().lines().filter(line -> line.contains("[label="))).hasSize(steps);
        assertThat(explanation.dot().lines().filter(line -> line.contains(" -> "))).hasSize((int) edges);
        assertThat(explanation.mermaid()).startsWith("flowchart BT\n").contains("#quot;team 1#quot;");
        assertThat(explanation.mermaid().lines().filter(line -> line.contains(" --> "))).hasSize((int) edges);
    }

    @Test
    void why_aJoinedRow_areTheRowsItIsMadeOfAsTheyAreNow() {
        Result<Line> result = open(lines());

        assertThat(behind(result, new Line("task 11", "team 1", 11))).containsExactlyInAnyOrder(task(11, "task 11"),
                project(3));
        // What the query does not read has changed.
        Query<Integer> scores = from(TASKS).select(task -> task.get(Task::score));
        Result<Integer> others = open(scores);
        tasks.stage(11L, task(11, "another title"));
        engine.commit();
        assertThat(behind(others, 11)).containsExactly(task(11, "another title"));
    }

    @Test
    void why_aGroup_areItsRows() {
        Result<Total> result = open(totals());

        assertThat(behind(result, new Total("team 1", 6))).containsExactlyInAnyOrder(task(1, "task 1"),
                task(3, "task 3"), task(5, "task 5"), task(7, "task 7"), task(9, "task 9"), task(11, "task 11"),
                project(1), project(3));
    }

    @Test
    void why_aRowOfADistinct_areAllThatHaveItsValue() {
        Result<String> teams = open(from(PROJECTS).select(project -> project.get(Project::team)).distinct());

        assertThat(behind(teams, "team 0")).containsExactlyInAnyOrder(project(0), project(2));
    }

    @Test
    void why_aRowForWhichOthersExist_areTheseAsWell() {
        Result<Project> busy = open(from(PROJECTS).where(project -> exists(from(TASKS)
                .where(task -> task.get(Task::project).eq(project.get(Project::id))
                        .and(task.get(Task::score).gt(9))))));

        assertThat(behind(busy, project(3))).containsExactlyInAnyOrder(project(3), task(11, "task 11"));
    }

    @Test
    void why_aRowOfALiveQuery_isThatAndWhatIsBehindIt() {
        Result<Total> named = engine.open("totals", totals(), Bindings.NONE, OnProblem.COUNT);
        Result<String> teams = open(from(named.ref()).where(total -> total.get(Total::tasks).gt(2L))
                .select(total -> total.get(Total::team)));

        assertThat(behind(teams, "team 1")).contains(new Total("team 1", 6), project(3), task(11, "task 11"))
                .hasSize(9);
    }

    @Test
    void why_aRowThatIsNotShown_isEmpty_ofAClosedResultIsRefused() {
        Result<Line> result = open(lines());
        Identity unknown = new Identity.Of(77L);
        assertThat(result.why(unknown)).isEmpty();

        result.close();

        assertThatThrownBy(() -> result.why(unknown)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
