package dev.millrace.collections;

import static dev.millrace.query.QueryDsl.constant;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static dev.millrace.query.QueryDsl.number;
import static dev.millrace.query.QueryDsl.param;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import dev.millrace.collections.scripted.Replica;
import dev.millrace.collections.scripted.TaskStore;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** Queries that read the time follow the store's clock (law 15). */
class TickTest {

    record Event(long id, Instant at) {
    }

    /** Shows the time that it is set to. */
    private static final class SetClock extends Clock {
        private Instant time = Instant.parse("2024-05-05T12:00:00Z");
        private boolean broken;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            if (broken) {
                throw new IllegalStateException("nobody knows the time");
            }
            return time;
        }
    }

    private static final RelationRef<Event> EVENTS = RelationRef.of("events", Event.class, Event::id);
    private static final Query<Event> TO_COME =
            from(EVENTS).where(event -> event.get(Event::at).gt(now(Duration.ofMinutes(1)))).inKeyOrder();

    private final SetClock clock = new SetClock();
    private final Store store = Store.create(clock);
    private final LiveCollection<Long, Event> events = store.collection("events", Event.class, Event::id).open();
    private final Event soon = new Event(1, clock.time.plusSeconds(90));
    private final Event later = new Event(2, clock.time.plusSeconds(900));

    private void pass(Duration time) {
        clock.time = clock.time.plus(time);
    }

    @Test
    void open_readsTheClock() {
        events.insert(soon);
        events.insert(later);
        pass(Duration.ofMinutes(2));

        LiveQuery<Event> toCome = store.open(TO_COME);

        assertThat(toCome.snapshot().rows()).containsExactly(later);
    }

    @Test
    void tick_rowsLeaveByThemselves() {
        events.insert(soon);
        events.insert(later);
        Replica<Event> replica = TaskStore.watch(store.open(TO_COME));
        assertThat(replica.rows()).containsExactlyInAnyOrder(soon, later);
        long version = store.version();

        pass(Duration.ofMinutes(2));
        assertThat(replica.rows()).hasSize(2);
        store.tick();

        assertThat(replica.rows()).containsExactly(later);
        assertThat(store.version()).isEqualTo(version + 1);
        assertThat(replica.version()).isEqualTo(version + 1);
        store.tick();
        assertThat(replica.version()).isEqualTo(version + 1);
        assertThat(replica.faults()).isEmpty();
    }

    @Test
    void commit_followsTheClockAsWell() {
        events.insert(soon);
        Replica<Event> replica = TaskStore.watch(store.open(TO_COME));

        pass(Duration.ofMinutes(2));
        events.insert(later);

        assertThat(replica.rows()).containsExactly(later);
        assertThat(replica.changeSets()).hasSize(2);
    }

    @Test
    void open_theFirstQueryThatReadsTheClock_isOfTheTimeThatIs() {
        events.insert(new Event(0, clock.time.minusSeconds(3600)));
        events.insert(later);
        Query<Long> query = from(EVENTS).where(event -> event.get(Event::at).gt(now(Duration.ofMinutes(1))))
                .select(event -> constant(8L).dividedBy(event.get(Event::id)));

        LiveQuery<Long> opened = store.open(query, Bindings.NONE, OnProblem.FAIL);

        assertThat(opened.snapshot().rows()).containsExactly(4L);
        assertThat(opened.problems().count()).isZero();
    }

    @Test
    void set_timeHasPassed_isOfTheTimeThatIs() {
        events.insert(soon);
        LiveQuery<Event> query = store.open(from(EVENTS)
                .where(event -> event.get(Event::at).gt(now(Duration.ofMinutes(1)))
                        .and(event.get(Event::id).ge(number(param("least", Long.class)))))
                .inKeyOrder(), Bindings.of("least", 0L));

        pass(Duration.ofHours(2));
        query.set("least", 1L);

        assertThat(query.snapshot().rows()).isEmpty();
    }

    @Test
    void insert_theClockIsBroken_changesNothing() {
        store.open(TO_COME);

        clock.broken = true;
        assertThatThrownBy(() -> events.insert(soon)).isInstanceOf(IllegalStateException.class);
        clock.broken = false;
        store.tick();

        assertThat(store.open(TO_COME).snapshot().rows()).isEmpty();
    }
}
