package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.caseWhen;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.millrace.query.Bindings;
import dev.millrace.query.CalendarUnit;
import dev.millrace.query.Condition;
import dev.millrace.query.Ref;
import dev.millrace.query.RelationRef;
import dev.millrace.query.TimeExpr;

/** What a tick costs: which comparisons with the clock are followed row by row, and which are planned anew. */
class TemporalFilterTest {

    /** Something that is due at a time. */
    record Task(long id, @Nullable Instant due, @Nullable LocalDateTime local, @Nullable Instant done, int rank) {
    }

    private static final RelationRef<Task> TASKS = RelationRef.of("tasks", Task.class, Task::id);
    private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TimeExpr<Instant> NOW = now(MINUTE);
    private static final int ROWS = 10_000;
    private static final String TEMPORAL = "temporal filter";

    private final Engine engine = new Engine();
    private final Table<Task> tasks = engine.table(TASKS);

    @BeforeEach
    void fill() {
        for (int i = 0; i < ROWS; i++) {
            put(i, i, 0);
        }
        tick(0);
    }

    private void put(long id, int minute, int rank) {
        Instant due = NOON.plus(MINUTE.multipliedBy(minute));
        tasks.stage(id, new Task(id, due, LocalDateTime.ofInstant(due, ZoneOffset.UTC), null, rank));
    }

    private List<Result<?>> tick(int minute) {
        engine.tick(NOON.plus(MINUTE.multipliedBy(minute)));
        return engine.commit();
    }

    /** A condition of tasks. */
    private interface OfTask {
        Condition of(Ref<Task> task);
    }

    private Result<Task> open(OfTask condition) {
        return open(condition, Bindings.NONE);
    }

    private Result<Task> open(OfTask condition, Bindings bindings) {
        return engine.open(from(TASKS).where(condition::of), bindings);
    }

    private static long temporalFilters(Result<?> result) {
        return result.operators().stream().filter(operator -> operator.name().equals(TEMPORAL)).count();
    }

    private static OperatorFigures temporal(Result<?> result) {
        return result.operators().stream().filter(operator -> operator.name().equals(TEMPORAL)).findFirst()
                .orElseThrow();
    }

    @Test
    void tick_forwardsAndBackwards_visitsTheRowsThatCross() {
        Result<Task> overdue = open(task -> task.get(Task::due).lt(NOW));
        OperatorFigures before = temporal(overdue);

        for (int minute : List.of(7, 8, 3, 2_000, 1_500, -5, 20_000, 9_990)) {
            tick(minute);

            OperatorFigures after = temporal(overdue);
            int shown = Math.max(0, Math.min(ROWS, minute));
            long crossed = after.changesOut() - before.changesOut();
            assertThat(overdue.size()).isEqualTo(shown);
            assertThat(after.rowsVisited() - before.rowsVisited()).as("rows visited").isEqualTo(crossed);
            assertThat(after.nodesVisited() - before.nodesVisited()).as("nodes visited").isLessThanOrEqualTo(8);
            before = after;
        }
        assertThat(before.changesOut()).isEqualTo(7 + 1 + 5 + 1_997 + 500 + 1_500 + 10_000 + 10);
    }

    @Test
    void tick_fewRowsCross_scansNothingAnew() {
        Result<Task> overdue = open(task -> task.get(Task::due).lt(NOW));
        OperatorFigures scan = overdue.operators().get(0);

        tick(3);

        assertThat(overdue.operators().get(0)).as("but for the room of the filter's changes, which is shared")
                .usingRecursiveComparison().ignoringFields("bytes").isEqualTo(scan);
        assertThat(overdue.size()).isEqualTo(3);
    }

    @Test
    void tick_withChangesInOneCommit_visitsThemAndTheRowsThatCross() {
        Result<Task> overdue = open(task -> task.get(Task::due).le(NOW));
        OperatorFigures before = temporal(overdue);

        put(1, 5_000, 0);
        put(4_000, 2, 0);
        put(2, 2, 1);
        tasks.stage(3L, null);
        tick(5);

        OperatorFigures after = temporal(overdue);
        assertThat(after.changesIn() - before.changesIn()).as("changes").isEqualTo(4);
        assertThat(after.rowsVisited() - before.rowsVisited()).as("changes, and rows 4 and 5").isEqualTo(4 + 2);
        assertThat(overdue.rows()).extracting(row -> row.identity().toString())
                .containsExactlyInAnyOrder("0", "2", "4", "5", "4000");
    }

    @Test
    void tick_manyChangesInOneCommit_areTakenOnce() {
        Result<Task> soon = open(task -> task.get(Task::due).ge(NOW).and(task.get(Task::due).lt(NOW.plus(MINUTE))));
        assertThat(temporalFilters(soon)).isEqualTo(2);

        for (int i = 0; i < ROWS; i += 2) {
            put(i, ROWS - i, 0);
        }
        tick(101);
        assertThat(soon.rows()).extracting(row -> row.identity().toString()).containsExactly("101");
        tick(102);

        assertThat(soon.rows()).extracting(row -> row.identity().toString())
                .containsExactly(String.valueOf(ROWS - 102));
    }

    @Test
    void plan_comparisonsByOrder_areTemporalFilters() {
        Bindings bindings = Bindings.NONE.and("lead", MINUTE);

        assertThat(temporalFilters(open(task -> NOW.ge(task.get(Task::due))))).isEqualTo(1);
        assertThat(temporalFilters(open(task -> task.get(Task::due).between(NOW, NOW.plus(MINUTE))))).isEqualTo(2);
        assertThat(temporalFilters(open(task -> task.get(Task::due).between(constant(NOON), NOW)))).isEqualTo(1);
        assertThat(temporalFilters(open(task -> NOW.between(task.get(Task::due), task.get(Task::done))))).isEqualTo(2);
        assertThat(temporalFilters(open(task -> task.get(Task::local).lt(NOW.atZone(ZoneId.of("Europe/Berlin"))))))
                .isEqualTo(1);
        assertThat(temporalFilters(open(task -> task.get(Task::due).truncatedTo(CalendarUnit.DAY)
                .ge(NOW.minus(MINUTE))))).isEqualTo(1);
        assertThat(temporalFilters(
                open(task -> task.get(Task::due).lt(NOW.minus(param("lead", Duration.class))), bindings))).isEqualTo(1);
    }

    @Test
    void plan_otherUsesOfTheClock_arePlannedAnew() {
        assertThat(temporalFilters(open(task -> task.get(Task::due).eq(NOW)))).isZero();
        assertThat(temporalFilters(open(task -> task.get(Task::due).lt(NOW).or(task.get(Task::rank).eq(1))))).isZero();
        assertThat(temporalFilters(open(task -> task.get(Task::due).until(NOW, CalendarUnit.HOUR).lt(1L)))).isZero();
        assertThat(temporalFilters(open(task -> NOW.gt(constant(NOON))))).isZero();
        Result<Task> both = open(task -> task.get(Task::due).lt(NOW)
                .and(task.get(Task::due).isDistinctFrom(now(Duration.ofHours(1)))));
        OperatorFigures before = temporal(both);

        tick(59);
        assertThat(temporal(both).rowsVisited() - before.rowsVisited()).isEqualTo(59 - 1); // row 0 is dropped before
        tick(60);

        assertThat(both.size()).isEqualTo(60);
        assertThat(temporal(both).changesOut()).as("of a plan for this hour").isZero();
    }

    @Test
    void plan_ordinaryConditionBesideIt_dropsRowsBeforeTheyAreKept() {
        put(5, 5, 1);
        put(6, 6, 1);
        tick(0);

        Result<Task> ranked = open(task -> task.get(Task::due).lt(NOW).and(task.get(Task::rank).eq(1)));
        Result<Task> divided =
                open(task -> task.get(Task::due).lt(NOW).and(constant(1).dividedBy(task.get(Task::rank)).eq(1)));

        assertThat(temporal(ranked).rowsHeld()).isEqualTo(2);
        assertThat(temporal(divided).rowsHeld()).as("a problem must not be met by rows that are not due")
                .isEqualTo(ROWS);
        assertThat(divided.problems().count()).isZero();
    }

    @Test
    void tick_rowWithoutTime_isNeverShownNorKept() {
        tasks.stage(1L, new Task(1, null, null, null, 0));
        engine.commit();
        Result<Task> overdue = open(task -> task.get(Task::due).lt(NOW));
        Result<Task> toCome = open(task -> task.get(Task::due).ge(NOW));

        tick(4);
        assertThat(overdue.size()).isEqualTo(3);
        assertThat(toCome.size()).isEqualTo(ROWS - 4);
        assertThat(temporal(overdue).rowsHeld()).isEqualTo(ROWS - 1);
        put(1, 0, 0);
        put(2, 3, 0);
        tick(3);
        assertThat(overdue.size()).isEqualTo(2);
        tasks.stage(1L, new Task(1, null, null, null, 0));
        tick(4);

        assertThat(overdue.size()).isEqualTo(3);
    }

    /** Five minutes from now, but not to be computed until it is after noon. */
    private static final TimeExpr<Instant> LATE = NOW.plus(caseWhen(NOW.gt(constant(NOON)))
            .then(constant(Duration.ofMinutes(5))).otherwise(constant(Duration.ofSeconds(Long.MAX_VALUE))));

    @Test
    void tick_thresholdThatCannotBeComputed_showsNothingAndIsAProblem() {
        Result<Task> counted = open(task -> task.get(Task::due).le(LATE));
        assertThat(counted.rows()).isEmpty();
        assertThat(counted.problems().count()).isEqualTo(1);

        tick(1);
        assertThat(counted.size()).isEqualTo(7);
        tick(0);

        assertThat(counted.rows()).isEmpty();
        assertThat(counted.problems().count()).isEqualTo(2);
    }

    @Test
    void tick_thresholdThatNoRowIsComparedWith_isNoProblem() {
        Result<Task> failing = engine.open(
                from(TASKS).where(task -> task.get(Task::rank).eq(7).and(task.get(Task::due).le(LATE))), Bindings.NONE,
                OnProblem.FAIL);

        put(1, 1, 7);
        tick(1);
        assertThat(failing.size()).isEqualTo(1);
        tasks.stage(1L, new Task(1, null, null, null, 7));
        tick(0);
        assertThat(failing.failure()).isEmpty();
        put(1, 1, 7);
        engine.commit();

        assertThat(failing.failure()).isPresent();
        assertThat(failing.rows()).isEmpty();
    }

    @Test
    void tick_thresholdThatCannotBeComputedAnyMore_failsTheQueryThatAsksForIt() {
        tick(1);
        Result<Task> failing =
                engine.open(from(TASKS).where(task -> task.get(Task::due).le(LATE)), Bindings.NONE, OnProblem.FAIL);
        assertThat(failing.size()).isEqualTo(7);

        assertThat(tick(0)).containsExactly(failing);

        assertThat(failing.failure()).isPresent();
        assertThat(failing.size()).as("the last good rows").isEqualTo(7);
    }
}
