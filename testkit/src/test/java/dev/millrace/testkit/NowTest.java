package dev.millrace.testkit;

import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.now;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.millrace.query.CalendarUnit;
import dev.millrace.query.Query;
import dev.millrace.query.RelationRef;

/** The time of the clock in steps: law 15. */
class NowTest {

    private static final RelationRef<Train> TRAINS = RelationRef.of("trains", Train.class, Train::id);

    record Train(int id, Instant departs) {
    }

    private static List<?> at(String time, Query<?> query, Train... trains) {
        return ReferenceEvaluator
                .evaluate(query.node(), Given.rows(Map.of("trains", List.of(trains))).at(Instant.parse(time))).rows();
    }

    private static @Nullable Object stepAt(String time, Duration resolution) {
        return at(time, from(TRAINS).select(t -> now(resolution)), new Train(1, Instant.EPOCH))
                .get(0);
    }

    @Test
    void now_isTheLastStepSinceTheEpoch() {
        assertThat(stepAt("2024-05-30T12:34:56.789Z", Duration.ofMinutes(1)))
                .isEqualTo(Instant.parse("2024-05-30T12:34:00Z"));
        assertThat(stepAt("2024-05-30T12:34:56.789Z", Duration.ofNanos(1)))
                .isEqualTo(Instant.parse("2024-05-30T12:34:56.789Z"));
        assertThat(stepAt("1970-01-01T00:00:10Z", Duration.ofSeconds(7))).isEqualTo(Instant.ofEpochSecond(7));
        assertThat(stepAt("1970-01-01T00:00:07Z", Duration.ofSeconds(7))).isEqualTo(Instant.ofEpochSecond(7));
    }

    @Test
    void now_beforeTheEpoch_isNotLater() {
        assertThat(stepAt("1969-12-31T23:59:59Z", Duration.ofMinutes(1)))
                .isEqualTo(Instant.parse("1969-12-31T23:59:00Z"));
    }

    @Test
    void rows_enterAndLeaveByTheClock() {
        var soon = from(TRAINS).where(t -> t.get(Train::departs)
                .between(now(Duration.ofMinutes(1)), now(Duration.ofMinutes(1)).plus(Duration.ofHours(2))))
                .select(t -> t.get(Train::id));
        Train[] trains = {new Train(1, Instant.parse("2024-05-30T10:00:00Z")),
            new Train(2, Instant.parse("2024-05-30T12:00:00Z")), new Train(3, Instant.parse("2024-05-30T12:00:30Z"))};

        assertThat(at("2024-05-30T07:00:00Z", soon, trains)).isEmpty();
        assertThat(at("2024-05-30T10:00:59Z", soon, trains)).isEqualTo(List.of(1, 2));
        assertThat(at("2024-05-30T10:01:00Z", soon, trains)).isEqualTo(List.of(2, 3));
        assertThat(at("2024-05-30T12:00:59Z", soon, trains)).isEqualTo(List.of(2, 3));
        assertThat(at("2024-05-30T12:01:00Z", soon, trains)).isEmpty();
    }

    @Test
    void now_isOneTimeInAWholeQuery() {
        var query =
                from(TRAINS).select(t -> t.get(Train::departs).until(now(Duration.ofSeconds(1)), CalendarUnit.SECOND));

        assertThat(at("1970-01-01T00:00:09.999Z", query, new Train(1, Instant.EPOCH), new Train(2, Instant.EPOCH)))
                .isEqualTo(List.of(9L, 9L));
    }
}
