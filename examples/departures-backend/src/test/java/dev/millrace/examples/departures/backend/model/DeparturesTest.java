package dev.millrace.examples.departures.backend.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.table.Token;

class DeparturesTest {
    private static final LocalDateTime TEN = LocalDateTime.of(2001, 1, 1, 10, 0);
    private static final FlightPlan PLAN = new FlightPlan(1, TEN.plusHours(2), 90, 337, "SFO", "LAX");
    private static final Airport SFO =
            new Airport("SFO", "San Francisco International", "San Francisco", "CA", "USA", 37.619, -122.3749, 1);

    private final ManualTime time = new ManualTime();
    private final Departures departures = new Departures(
            new Timetable(List.of(PLAN), List.of(SFO)), 1, new ReplayClock(TEN, 60, time), 10);

    private Flight flight() {
        List<Flight> flights = departures.flights().snapshot(2).items();
        assertThat(flights).hasSize(1);
        return flights.get(0);
    }

    private PatchOutcome patch(int version, Integer delay) {
        return departures.patch(1, new FlightPatch(version, delay, null));
    }

    @Test
    void read_bringsTheReplayUpToTheClock() {
        assertThat(flight().status()).isEqualTo(FlightStatus.SCHEDULED);

        time.pass(Duration.ofMinutes(4));

        assertThat(flight().status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(departures.airports().snapshot(9).items()).containsExactly(SFO);
    }

    @Test
    void state_tellsTheMinute() {
        time.pass(Duration.ofMillis(1_500));

        ServerState state = departures.state();

        assertThat(state.now()).isEqualTo(TEN.plusMinutes(1));
        assertThat(state.speed()).isEqualTo(60);
        assertThat(state.flights()).isOne();
        assertThat(state.token().sequence()).as("an airport and a flight").isEqualTo(2);
    }

    @Test
    void clock_isToldBySpeedAndAdvance() {
        departures.speed(0);
        departures.advance(Duration.ofMinutes(30));
        time.pass(Duration.ofHours(1));

        assertThat(departures.state().now()).isEqualTo(TEN.plusMinutes(30));
        assertThat(departures.state().speed()).isZero();
    }

    @Test
    void patch_isVisibleUpToItsToken() {
        Token before = departures.state().token();

        PatchOutcome outcome = departures.patch(1, new FlightPatch(1, 15, new FlightPatch.Note("held")));

        Flight held = new Flight(1, PLAN.scheduled(), 15, 337, "SFO", "LAX", FlightStatus.SCHEDULED, "held", 2);
        Token after = departures.state().token();
        assertThat(outcome).isEqualTo(new PatchOutcome.Applied(held, after));
        assertThat(departures.flights().since(before, 9).items()).containsExactly(held);
        assertThat(departures.flights().since(before, 9).token()).isEqualTo(after);
    }

    @Test
    void patch_noteOfNull_takesTheRemarkAway() {
        departures.patch(1, new FlightPatch(1, null, new FlightPatch.Note("held")));
        departures.patch(1, new FlightPatch(2, null, new FlightPatch.Note(null)));

        assertThat(flight().remark()).isNull();
        assertThat(flight().version()).isEqualTo(3);
    }

    @Test
    void patch_ofNothing_keepsTheVersion() {
        Token before = departures.state().token();

        assertThat(patch(1, 0)).isEqualTo(new PatchOutcome.Applied(flight(), before));
        assertThat(flight().version()).isOne();
    }

    @Test
    void patch_otherVersion_conflicts() {
        assertThat(patch(2, 15)).isEqualTo(new PatchOutcome.Conflict(flight()));
        assertThat(flight().delay()).isZero();
    }

    @Test
    void patch_unknownFlight() {
        assertThat(departures.patch(2, new FlightPatch(1, 5, null))).isEqualTo(new PatchOutcome.Unknown(2));
    }

    @Test
    void patch_droppedFlight() {
        departures.advance(Duration.ofHours(5));

        assertThat(patch(1, 5)).isEqualTo(new PatchOutcome.Unknown(1));
    }

    @Test
    void patch_delayOutOfRange() {
        assertThat(patch(1, 1_440)).isInstanceOf(PatchOutcome.Applied.class);
        for (int delay : new int[] {1_441, -1_441, Integer.MIN_VALUE}) {
            assertThat(patch(2, delay))
                    .isEqualTo(new PatchOutcome.Refused(
                            "delay " + delay + " is out of range; the limits are -1440 and 1440"));
        }
    }

    @Test
    void patch_departureInThePast() {
        departures.advance(Duration.ofMinutes(1));
        int version = flight().version();

        assertThat(patch(version, -120))
                .isEqualTo(new PatchOutcome.Refused(
                        "with delay -120 flight 1 would have left at 2001-01-01T10:00; "
                                + "it is 2001-01-01T10:01 already"));
        assertThat(patch(version, -119)).isInstanceOf(PatchOutcome.Applied.class);
    }

    @Test
    void patch_departedFlight() {
        departures.advance(Duration.ofMinutes(220));
        int version = flight().version();

        assertThat(patch(version, 95))
                .isEqualTo(new PatchOutcome.Refused("flight 1 has departed; its delay does not change any more"));
        assertThat(departures.patch(1, new FlightPatch(version, 90, new FlightPatch.Note("gone"))))
                .isInstanceOf(PatchOutcome.Applied.class);
    }

    @Test
    void patch_longRemark() {
        FlightPatch patch = new FlightPatch(1, null, new FlightPatch.Note("x".repeat(201)));

        assertThat(departures.patch(1, patch))
                .isEqualTo(new PatchOutcome.Refused("remark has 201 characters; it has room for 200"));
    }

    @Test
    void patch_ofOneVersionByManyThreads_isAppliedOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<PatchOutcome>> patches = IntStream.rangeClosed(1, 64)
                    .<Callable<PatchOutcome>>mapToObj(delay -> () -> patch(1, delay))
                    .toList();
            int applied = 0;
            for (Future<PatchOutcome> outcome : threads.invokeAll(patches)) {
                applied += outcome.get() instanceof PatchOutcome.Applied ? 1 : 0;
            }

            assertThat(applied).isOne();
            assertThat(flight().version()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }
}
