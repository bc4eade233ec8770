package dev.millrace.examples.departures.check;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.millrace.collections.StoreStatistics;
import dev.millrace.collections.Write;
import dev.millrace.collections.WriteState;
import dev.millrace.examples.departures.BackendControl;
import dev.millrace.examples.departures.BackendProcess;
import dev.millrace.examples.departures.board.BoardQueries;
import dev.millrace.examples.departures.board.BoardRow;
import dev.millrace.examples.departures.board.Departures;
import dev.millrace.examples.departures.board.Flight;
import dev.millrace.query.QueryDsl;

/**
 * Replays the first day at full speed, holds one flight with success and one with refusal, moves filter and page now and then,
 * and compares every live result with a fresh evaluation after every commit.
 */
public final class Check {

    /** From two hours before the first day's midnight to its end. */
    private static final int FIRST_DAY = 26 * 60;
    private static final int STEP_MINUTES = 2;
    private static final int STEPS_BETWEEN_MOVES = 40;
    private static final String REFUSAL = "the gate is needed for another flight";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The check asks by itself when it wants to know. */
    private static final Duration NEVER = Duration.ofDays(1);
    private static final List<String> STATES = List.of("CA", "TX", "IL", "GA");

    private final PrintStream out;
    private final BackendControl control;
    private final Departures departures;
    private final int minutes;
    private final Comparison comparison = new Comparison();

    private Check(PrintStream out, BackendControl control, Departures departures, int minutes) {
        this.out = out;
        this.control = control;
        this.departures = departures;
        this.minutes = minutes;
    }

    /**
     * Runs the check with a backend of its own.
     *
     * @param out takes the figures, or the first difference
     * @return whether there was no difference
     * @throws IOException if the backend does not start
     */
    public static boolean run(PrintStream out) throws IOException {
        return run(out, FIRST_DAY);
    }

    /** Replays so many simulated minutes; the holds are made in their last third, when there are flights to hold. */
    static boolean run(PrintStream out, int minutes) throws IOException {
        try (BackendProcess backend = BackendProcess.start(0);
                Departures departures = new Departures(backend.address(), NEVER)) {
            return new Check(out, new BackendControl(backend.address()), departures, minutes).run();
        }
    }

    private boolean run() {
        departures.airports().whenReady().block(PATIENCE);
        departures.flights().whenReady().block(PATIENCE);
        Watched<Flight> flights = comparison.relation(BoardQueries.FLIGHTS,
                departures.store().open(QueryDsl.from(BoardQueries.FLIGHTS).inKeyOrder()));
        comparison.relation(BoardQueries.AIRPORTS,
                departures.store().open(QueryDsl.from(BoardQueries.AIRPORTS).inKeyOrder()));
        comparison.result("board", departures.openBoard(null, null));
        comparison.result("board of California", departures.openBoard("CA", null));
        comparison.result("board of Atlanta", departures.openBoard(null, "ATL"));
        Watched<BoardRow> moving = comparison.result("moving board", departures.openBoard(null, null));
        comparison.result("states", departures.store().open(BoardQueries.states()));
        comparison.result("late", departures.store().open(BoardQueries.late()));

        for (int minute = 0; minute < minutes && comparison.difference().isEmpty(); minute += STEP_MINUTES) {
            step(minute);
            if (minute / STEP_MINUTES % STEPS_BETWEEN_MOVES == 0) {
                move(moving, minute / STEP_MINUTES / STEPS_BETWEEN_MOVES);
            }
        }
        comparison.compareSnapshots();
        report(flights);
        return comparison.difference().isEmpty();
    }

    private void step(int minute) {
        control.advance(STEP_MINUTES).block(PATIENCE);
        catchUp();
        if (isAt(minute, minutes * 2 / 3)) {
            holdWithSuccess();
        } else if (isAt(minute, minutes * 3 / 4)) {
            holdWithRefusal();
        }
        comparison.settle();
    }

    private static boolean isAt(int minute, int wanted) {
        return minute / STEP_MINUTES == wanted / STEP_MINUTES;
    }

    private void catchUp() {
        BackendControl.Health health = control.health().block(PATIENCE);
        if (health == null) {
            throw new IllegalStateException("the backend did not say how far it is");
        }
        departures.flights().refresh();
        departures.flights().reached(health.position()).block(PATIENCE);
    }

    private void move(Watched<BoardRow> board, int round) {
        comparison.settle();
        String state = round % 3 == 0 ? null : STATES.get(round % STATES.size());
        board.query().set(BoardQueries.departingFrom(state, null), BoardQueries.page(round % 2));
        board.moved();
        comparison.settle();
    }

    private void holdWithSuccess() {
        Flight before = flightToHold();
        comparison.settle();
        Write write = departures.hold(before.id(), "waiting for connecting passengers");
        comparison.settle();
        expect("held flight shows at once", before.delay() + Flight.HOLD_MINUTES, delay(before));
        write.confirmed().block(PATIENCE);
        expect("held flight is confirmed", before.delay() + Flight.HOLD_MINUTES, delay(before));
        expect("state of the hold", WriteState.CONFIRMED, write.state());
        expect("nothing is pending", false, departures.flights().isPending(before.id()));
        out.println(
                "held flight " + before.id() + ": " + before.delay() + " -> " + delay(before) + " minutes, confirmed");
    }

    private void holdWithRefusal() {
        Flight before = flightToHold();
        control.refuseNextWrite(REFUSAL).block(PATIENCE);
        comparison.settle();
        Write write = departures.hold(before.id(), "waiting for crew");
        comparison.settle();
        String reason = write.confirmed().then().thenReturn("it was confirmed").onErrorResume(e -> Mono.just(
                String.valueOf(e.getMessage()))).block(PATIENCE);
        expect("the reason is told: " + reason, true, reason != null && reason.contains(REFUSAL));
        expect("refused hold is rolled back", before.delay(), delay(before));
        expect("state of the refused hold", WriteState.FAILED, write.state());
        out.println("held flight " + before.id() + ": refused (" + reason + "), rolled back to " + delay(before)
                + " minutes");
    }

    private Flight flightToHold() {
        return departures.flights().rows().stream().filter(flight -> flight.status() == Flight.Status.SCHEDULED)
                .max((a, b) -> a.scheduled().compareTo(b.scheduled()))
                .orElseThrow(() -> new IllegalStateException("no flight is waiting to depart"));
    }

    private @Nullable Integer delay(Flight flight) {
        return Optional.ofNullable(departures.flights().get(flight.id())).map(Flight::delay).orElse(null);
    }

    private void expect(String what, @Nullable Object expected, @Nullable Object found) {
        if (!Objects.equals(expected, found)) {
            comparison.fail(what + ": expected " + expected + ", found " + found);
        }
    }

    private void report(Watched<Flight> flights) {
        StoreStatistics statistics = departures.store().statistics();
        out.println(flights.entered() + " flights replayed, " + statistics.version() + " commits");
        out.println(comparison.figures(statistics.version()));
        out.printf("commit: median %.1f µs, p99 %.1f µs%n", statistics.commitMicrosMedian(),
                statistics.commitMicrosP99());
        comparison.difference().ifPresent(difference -> out.println("first difference: " + difference));
    }
}
