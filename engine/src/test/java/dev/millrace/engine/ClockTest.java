package dev.millrace.engine;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.millrace.query.Bindings;
import dev.millrace.query.CalendarField;
import dev.millrace.query.OrderedQuery;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;
import dev.millrace.query.Window;

/** Rows that enter and leave as the clock advances (law 15). */
class ClockTest {

    /** Something that happens at a time. */
    record Event(long id, Instant at, int rank) {
    }

    private static final RelationRef<Event> EVENTS = RelationRef.of("events", Event.class, Event::id);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");
    private static final OrderedQuery<Event> TO_COME =
            from(EVENTS).where(event -> event.get(Event::at).ge(now(MINUTE))).orderBy(asc(Event::at));

    private final Engine engine = new Engine();
    private final Table<Event> events = engine.table(EVENTS);

    private void put(long id, Duration afterNoon) {
        events.stage(id, new Event(id, NOON.plus(afterNoon), 1));
    }

    private List<Result<?>> tick(Duration afterNoon) {
        engine.tick(NOON.plus(afterNoon));
        return engine.commit();
    }

    private static List<String> ids(Result<Event> result) {
        return result.rows().stream().map(row -> row.identity().toString()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 1000, 60_000})
    void tick_firstAndLastOfAllTimes_areRead(int millis) {
        Result<Event> past = engine.open(
                from(EVENTS).where(event -> event.get(Event::at).le(now(Duration.ofMillis(millis)))), Bindings.NONE);
        put(1, Duration.ZERO);

        engine.tick(Instant.MIN);
        engine.commit();

        assertThat(ids(past)).isEmpty();
        engine.tick(Instant.MAX);
        engine.commit();
        assertThat(ids(past)).containsExactly("1");
        assertThat(past.failure()).isEmpty();
    }

    @Test
    void now_isTheTimeOfTheLastCommit() {
        assertThat(engine.now()).isEqualTo(Instant.EPOCH);
        engine.tick(NOON);
        assertThat(engine.now()).isEqualTo(Instant.EPOCH);

        engine.commit();

        assertThat(engine.now()).isEqualTo(NOON);
    }

    @Test
    void tick_withinAStep_concernsNobody() {
        put(1, Duration.ofSeconds(0));
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open(TO_COME, Bindings.NONE);

        assertThat(tick(Duration.ofMillis(59_999))).isEmpty();
        assertThat(ids(toCome)).containsExactly("1");
        assertThat(tick(MINUTE)).containsExactly(toCome);
        assertThat(ids(toCome)).isEmpty();
    }

    @Test
    void tick_overSeveralSteps_isOneChange() {
        for (long id = 0; id < 6; id++) {
            put(id, Duration.ofMinutes(id));
        }
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open(TO_COME, Bindings.NONE);
        List<Identified<Event>> before = toCome.rows();

        assertThat(tick(Duration.ofMinutes(3))).containsExactly(toCome);

        assertThat(ids(toCome)).containsExactly("3", "4", "5");
        check(toCome, before);
        before = toCome.rows();
        assertThat(tick(Duration.ofMinutes(2).negated())).containsExactly(toCome);
        assertThat(ids(toCome)).hasSize(6);
        check(toCome, before);
    }

    private static void check(Result<Event> result, List<Identified<Event>> before) {
        RecordedChanges<Event> changes = new RecordedChanges<>(result.isOrdered());
        result.changes(changes);
        changes.checkAgainst(before, result.rows());
    }

    @Test
    void tick_withRowsInOneCommit_isOneChange() {
        put(1, Duration.ofMinutes(1));
        put(2, Duration.ofMinutes(2));
        put(3, Duration.ofMinutes(3));
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open(TO_COME, Bindings.NONE);
        Identified<Event> third = toCome.rows().get(2);
        List<Identified<Event>> before = toCome.rows();

        put(1, Duration.ofMinutes(9));
        put(4, Duration.ofMinutes(1));
        put(5, Duration.ofMinutes(5));
        assertThat(tick(Duration.ofMinutes(3))).containsExactly(toCome);

        assertThat(ids(toCome)).containsExactly("3", "5", "1");
        assertThat(toCome.rows().get(0).row()).isSameAs(third.row());
        check(toCome, before);
        before = toCome.rows();
        events.stage(3L, null);
        engine.commit();
        assertThat(ids(toCome)).containsExactly("5", "1");
        check(toCome, before);
    }

    @Test
    void tick_windowThatWasMoved_staysWhereItIs() {
        for (long id = 1; id <= 5; id++) {
            put(id, Duration.ofMinutes(id));
        }
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open(TO_COME, Bindings.NONE);
        toCome.window(new Window(1, 2));

        tick(Duration.ofMinutes(2));

        assertThat(ids(toCome)).containsExactly("3", "4");
        assertThat(toCome.window()).isEqualTo(new Window(1, 2));
        assertThat(toCome.total()).isEqualTo(4);
    }

    @Test
    void tick_resultOverAnother_followsInTheSameStep() {
        put(1, Duration.ofMinutes(1));
        put(2, Duration.ofMinutes(2));
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open("to come", TO_COME, Bindings.NONE, OnProblem.COUNT);
        Result<Event> reader = engine.open(from(toCome.ref()), Bindings.NONE);
        Result<Event> both = engine.open(from(toCome.ref())
                .where(event -> event.get(Event::at).lt(now(Duration.ofHours(1)))), Bindings.NONE);
        Result<Event> all = engine.open(from(EVENTS), Bindings.NONE);

        assertThat(tick(Duration.ofMinutes(2))).containsExactly(toCome, reader);
        assertThat(ids(reader)).containsExactly("2");
        put(3, Duration.ofMinutes(70));
        assertThat(tick(Duration.ofMinutes(65))).containsExactly(toCome, reader, all);
        assertThat(tick(Duration.ofMinutes(60))).isEmpty();
        assertThat(tick(Duration.ofMinutes(121))).containsExactly(toCome, reader);
        assertThat(ids(both)).isEmpty();
    }

    /** A plan that cannot be made for the new time is not followed any more, though rows change in the same commit. */
    @Test
    void tick_queryThatCannotBePlannedForIt_failsAlone() {
        Engine watched = WindowWays.engine(WindowWays.ALL_IN_TURN);
        Table<Event> table = watched.table(EVENTS);
        table.stage(1L, new Event(1, NOON, 1));
        watched.tick(NOON.plusSeconds(60));
        watched.commit();
        Query<Event> query = from(EVENTS).where(event -> event.get(Event::rank).gt(0)
                .and(constant(8).dividedBy(now(MINUTE).extract(CalendarField.MINUTE)).gt(0)));
        Result<Event> strict = watched.open(query, Bindings.NONE, OnProblem.FAIL);
        Result<Event> counting = watched.open(query, Bindings.NONE);

        watched.tick(NOON);
        table.stage(1L, new Event(1, NOON, 7));

        assertThat(watched.commit()).containsExactly(strict, counting);
        assertThat(strict.failure()).isPresent();
        assertThat(strict.rows()).extracting(Identified::row).containsExactly(new Event(1, NOON, 1));
        assertThat(counting.rows()).isEmpty();
        watched.tick(NOON.plusSeconds(60));
        table.stage(2L, new Event(2, NOON, 3));
        assertThat(watched.commit()).containsExactly(counting);
        assertThat(ids(counting)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void tick_queryThatFailsByIt_keepsItsRows() {
        put(1, Duration.ZERO);
        tick(Duration.ZERO);
        Query<Instant> shown = from(EVENTS).where(event -> event.get(Event::at).le(now(MINUTE)))
                .where(event -> constant(8).dividedBy(event.get(Event::rank)).gt(0))
                .select(event -> event.get(Event::at));
        Result<Instant> failing = engine.open(shown, Bindings.NONE, OnProblem.FAIL);
        Result<Event> other = engine.open(TO_COME, Bindings.NONE);
        events.stage(2L, new Event(2, NOON.plus(MINUTE), 0));
        engine.commit();
        assertThat(failing.failure()).isEmpty();

        assertThat(tick(MINUTE)).containsExactly(failing, other);

        assertThat(failing.failure()).isPresent();
        assertThat(failing.rows()).extracting(Identified::row).containsExactly(NOON);
        assertThat(ids(other)).containsExactly("2");
        assertThat(tick(Duration.ofMinutes(2))).containsExactly(other);
    }

    @Test
    void close_isTickedNoMore() {
        tick(Duration.ZERO);
        Result<Event> toCome = engine.open(TO_COME, Bindings.NONE);
        assertThat(engine.isClockRead()).isTrue();
        assertThat(toCome.readsTheClock()).isTrue();

        toCome.close();

        assertThat(engine.isClockRead()).isFalse();
        assertThat(tick(MINUTE)).isEmpty();
        List<Event> rows = new ArrayList<>();
        events.forEach(rows::add);
        assertThat(rows).isEmpty();
    }
}
