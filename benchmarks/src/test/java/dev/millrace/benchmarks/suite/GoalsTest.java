package dev.millrace.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalsTest {

    @ParameterizedTest
    @CsvSource({"update.loop, Q1, 1000000, 1.5", "update.loop, Q1, 100000, 2", "update.mixed, Q6, 100000, 0.7",
        "update.parent, Q3, 1000000, 2", "update.oneGroup, all rows, 10000, 3",
        "update.oneGroup.loop, all rows, 10000, 3", "batch, Q6, 1000000, 1.5", "batch, Q1, 100000, 2.5",
        "hydrate, Q6, 1000000, 1", "hydrate, Q3, 1000000, 1.5", "load, Q1, 1000000, 2",
        "batch (Parallel GC), Q1, 100000, 2.5"})
    void timesHand_differByMeasureQueryAndSize(String measure, String query, int rows, double goal) {
        assertThat(Goals.of(Goal.Bound.TIMES_HAND, measure, query, rows)).hasValueSatisfying(
                found -> assertThat(found.number()).isEqualTo(goal));
    }

    @ParameterizedTest
    @CsvSource({"hydrate.limit50, 70000", "memory.collection, 16", "memory.orderedIndex, 20",
        "memory.joinIndex, 20", "memory.join, 1",
        "update.sort: p99 / median, 6", "update.queries.equal: 10000 / 1, 1.5",
        "update.queries.unmatched.loop: 1000 / none, 2"})
    void most_areBoundsOfTheirOwn(String measure, double goal) {
        assertThat(Goals.of(Goal.Bound.MOST, measure, "any", 100_000)).hasValueSatisfying(
                found -> assertThat(found.number()).isEqualTo(goal));
        assertThat(Goals.of(Goal.Bound.TIMES_HAND, measure, "any", 100_000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"update.loop: tanstack, Q1, 100000, 10", "batch: zero, Q7, 100000, 10",
        "hydrate: GLAZED_LISTS, Q6, 1000000, 1", "update.mixed: best re-query, Q6, 1000000, 100",
        "update.mixed: best re-query, Q2, 1000000, 10"})
    void peers_areToTakeAtLeastSoMuch(String measure, String query, int rows, double goal) {
        assertThat(Goals.of(Goal.Bound.PEER, measure, query, rows)).hasValueSatisfying(
                found -> assertThat(found.number()).isEqualTo(goal));
    }

    @Test
    void reQueryAtFewRows_hasNoGoal() {
        assertThat(Goals.of(Goal.Bound.PEER, "update.mixed: best re-query", "Q1", 100_000)).isEmpty();
        assertThat(Goals.of(Goal.Bound.TIMES_HAND, "memory.filter", "Q1", 100_000)).isEmpty();
    }

    @Test
    void bounds_areMetFromTheirOwnSide() {
        Line slower = Line.of("update.mixed", "Q1", 1_000_000, "ns", Figure.of("ns", 151), null, Figure.of("ns", 100),
                Map.of());
        Line larger = Line.of("memory.collection", "all rows", 100_000, "B/row", Figure.of("B/row", 16), null, null,
                Map.of());
        Line peer = Line.ofPeer("update.mixed: tanstack", Line.of("update.mixed", "Q1", 100_000, "ns",
                Figure.of("ns", 100), null, null, Map.of()), "tanstack", Figure.of("ns", 1000));

        assertThat(slower.met()).isFalse();
        assertThat(slower.ratioToHand()).isEqualTo(1.51);
        assertThat(larger.met()).isTrue();
        assertThat(peer.met()).isTrue();
        assertThat(peer.peerToOurs()).isEqualTo(10);
    }
}
