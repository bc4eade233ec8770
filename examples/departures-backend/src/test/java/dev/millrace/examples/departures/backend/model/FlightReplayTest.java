package dev.millrace.examples.departures.backend.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.millrace.examples.departures.backend.table.ChangePage;
import dev.millrace.examples.departures.backend.table.Sequence;
import dev.millrace.examples.departures.backend.table.Table;
import dev.millrace.examples.departures.backend.table.Token;

class FlightReplayTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2001, 1, 1, 12, 0);
    private static final FlightPlan LATE = new FlightPlan(1, NOON, 90, 337, "SFO", "LAX");
    private static final FlightPlan EARLY = new FlightPlan(2, NOON.plusMinutes(10), -15, 2586, "JFK", "SFO");

    private final Table<Integer, Flight> board = new Table<>(new Sequence("run"), 10);

    private FlightReplay replay(FlightPlan... plans) {
        return new FlightReplay(new Timetable(List.of(plans), List.of()), 1, board);
    }

    private Flight flight(int id) {
        Flight flight = board.get(id);
        assertThat(flight).as("flight " + id).isNotNull();
        return flight;
    }

    @Test
    void advanceTo_beforeNotice_showsNothing() {
        replay(LATE).advanceTo(NOON.minusMinutes(120).minusNanos(1));

        assertThat(board.size()).isZero();
    }

    @Test
    void advanceTo_notice_showsTheFlightWithoutDelay() {
        replay(LATE).advanceTo(NOON.minusMinutes(120));

        assertThat(flight(1))
                .isEqualTo(new Flight(1, NOON, 0, 337, "SFO", "LAX", FlightStatus.SCHEDULED, null, 1));
    }

    @Test
    void advanceTo_everyStep_growsTheVersionAndEndsAtTheRealDelay() {
        FlightReplay replay = replay(LATE);
        List<Integer> delays = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        for (LocalDateTime now = NOON.minusMinutes(120); now.isBefore(NOON.plusMinutes(90)); now = now.plusMinutes(1)) {
            replay.advanceTo(now);
            Flight flight = flight(1);
            assertThat(flight.status()).isEqualTo(FlightStatus.SCHEDULED);
            if (versions.isEmpty() || versions.get(versions.size() - 1) != flight.version()) {
                delays.add(flight.delay());
                versions.add(flight.version());
            }
        }
        replay.advanceTo(NOON.plusMinutes(90));

        assertThat(delays).hasSizeGreaterThanOrEqualTo(4).startsWith(0);
        assertThat(versions).isSorted().doesNotHaveDuplicates();
        assertThat(flight(1).delay()).isEqualTo(90);
        assertThat(flight(1).status()).isEqualTo(FlightStatus.DEPARTED);
    }

    @Test
    void advanceTo_earlyFlight_leavesBeforeItsTime() {
        FlightReplay replay = replay(EARLY);

        replay.advanceTo(NOON.minusMinutes(6));
        assertThat(flight(2).status()).isEqualTo(FlightStatus.SCHEDULED);
        replay.advanceTo(NOON.minusMinutes(5));

        assertThat(flight(2).status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(flight(2).delay()).isEqualTo(-15);
    }

    @Test
    void advanceTo_anHourAfterDeparture_dropsTheFlight() {
        FlightReplay replay = replay(LATE);

        replay.advanceTo(NOON.plusMinutes(149));
        assertThat(board.size()).isOne();
        replay.advanceTo(NOON.plusMinutes(150));

        assertThat(board.size()).isZero();
        assertThat(board.since(new Token("run", 1), 9).deleted()).containsExactly(1);
    }

    @Test
    void advanceTo_inOneLeapOrManySteps_takesTheSameSteps() {
        Table<Integer, Flight> other = new Table<>(new Sequence("run"), 10);
        FlightReplay steps = new FlightReplay(new Timetable(List.of(EARLY, LATE), List.of()), 1, other);
        for (int minute = -120; minute <= 100; minute++) {
            steps.advanceTo(NOON.plusMinutes(minute));
        }

        replay(LATE, EARLY).advanceTo(NOON.plusMinutes(100));

        ChangePage<Integer, Flight> leapt = board.since(new Token("run", 0), 9);
        assertThat(leapt.items()).hasSize(1);
        assertThat(leapt).isEqualTo(other.since(new Token("run", 0), 9));
    }

    @Test
    void advanceTo_again_changesNothing() {
        FlightReplay replay = replay(LATE, EARLY);
        replay.advanceTo(NOON);
        Token before = board.since(new Token("run", 0), 9).token();

        replay.advanceTo(NOON);

        assertThat(board.since(before, 9)).isEqualTo(new ChangePage<>(List.of(), List.of(), before, false));
    }

    @Test
    void revise_delay_shiftsLaterEstimatesAndTheDeparture() {
        Table<Integer, Flight> undisturbed = new Table<>(new Sequence("run"), 10);
        FlightReplay reference = new FlightReplay(new Timetable(List.of(LATE), List.of()), 1, undisturbed);
        FlightReplay replay = replay(LATE);
        LocalDateTime start = NOON.minusMinutes(120);
        replay.advanceTo(start);
        Flight before = flight(1);
        replay.revise(before, before.revised(15, before.status(), "held"), start);

        for (LocalDateTime now = start; now.isBefore(NOON.plusMinutes(90)); now = now.plusMinutes(1)) {
            replay.advanceTo(now);
            reference.advanceTo(now);
            assertThat(undisturbed.get(1)).isNotNull().extracting(Flight::delay).isEqualTo(flight(1).delay() - 15);
            assertThat(flight(1).remark()).isEqualTo("held");
        }
        replay.advanceTo(NOON.plusMinutes(104));
        assertThat(flight(1).status()).isEqualTo(FlightStatus.SCHEDULED);
        replay.advanceTo(NOON.plusMinutes(105));
        assertThat(flight(1).status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(flight(1).delay()).isEqualTo(105);
        replay.advanceTo(NOON.plusMinutes(165));
        assertThat(board.size()).isZero();
    }

    @Test
    void revise_departureBeforeSteps_leavesThemOut() {
        FlightReplay replay = replay(LATE);
        LocalDateTime start = NOON.minusMinutes(120);
        replay.advanceTo(start);
        Flight before = flight(1);

        replay.revise(before, before.revised(-100, before.status(), null), start);
        replay.advanceTo(NOON.minusMinutes(10));

        assertThat(flight(1).status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(flight(1).delay()).isEqualTo(-10);
        replay.advanceTo(NOON.plusMinutes(49));
        assertThat(flight(1).delay()).isEqualTo(-10);
    }

    @Test
    void revise_departureInThePast_leavesNow() {
        FlightReplay replay = replay(LATE);
        LocalDateTime now = NOON.plusMinutes(80);
        replay.advanceTo(now);
        Flight before = flight(1);
        assertThat(before.delay()).as("an estimate well above 0").isGreaterThan(40);

        replay.revise(before, before.revised(before.delay() - 40, before.status(), null), now);
        replay.advanceTo(now);

        assertThat(flight(1).status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(flight(1).delay()).isEqualTo(80);
    }

    @Test
    void revise_departureInThePast_countsTheMinuteBegun() {
        FlightReplay replay = replay(EARLY);
        LocalDateTime now = NOON.minusMinutes(30).plusSeconds(30);
        replay.advanceTo(now);
        Flight before = flight(2);
        assertThat(before.delay()).as("an estimate above the real delay").isGreaterThan(-15);

        replay.revise(before, before.revised(-40, before.status(), null), now);
        replay.advanceTo(now);

        assertThat(flight(2).status()).isEqualTo(FlightStatus.DEPARTED);
        assertThat(flight(2).expectedDeparture()).isEqualTo(NOON.minusMinutes(30));
    }

    @Test
    void revise_remarkOnly_movesNothing() {
        FlightReplay replay = replay(LATE);
        replay.advanceTo(NOON);
        Flight before = flight(1);
        replay.revise(before, before.revised(before.delay(), before.status(), "de-icing"), NOON);

        replay.advanceTo(NOON.plusMinutes(90));

        assertThat(flight(1).remark()).isEqualTo("de-icing");
        assertThat(flight(1).delay()).isEqualTo(90);
    }

    @Test
    void construct_flightTwice() {
        assertThatThrownBy(() -> replay(LATE, LATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flight 1 stands twice in the timetable");
    }

    @Test
    void plan_leavingBeforeItIsKnown() {
        assertThatThrownBy(() -> new FlightPlan(3, NOON, -120, 1, "SFO", "LAX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flight 3 left 120 minutes early");
    }
}
