package dev.millrace.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import dev.millrace.benchmarks.BoardUpdate.Change;

/**
 * A round of updates of one kind, of many flights in random order, made beforehand. Each changes its flight, and a whole round
 * leaves all flights as they were, so it can be repeated for ever.
 */
final class FlightUpdates {

    /** So far down is far below the page: more than any update of a page shifts rows by. */
    private static final int FAR_RANK = 4 * DeparturesBoard.PAGE_SIZE;

    /** Enough for the rows of a large table not to stay in the caches. */
    private static final int MOST_FLIGHTS = 1 << 17;

    private static final Comparator<Flight> BOARD_ORDER = Comparator.comparing(Flight::delay).reversed()
            .thenComparing(Flight::scheduled).thenComparing(Flight::id);

    private final BoardUpdate kind;
    private final SplittableRandom random = new SplittableRandom(29);
    /** The first flights of the board, in order: its page, and those between the page and what is far below. */
    private final List<Flight> top;
    private final List<FlightUpdate> round;
    private int next;

    FlightUpdates(BoardData data, BoardUpdate kind) {
        this.kind = kind;
        Map<String, String> states = new HashMap<>();
        data.airports().forEach(airport -> states.put(airport.iata(), airport.state()));
        List<Flight> onBoard = new ArrayList<>();
        List<Flight> elsewhere = new ArrayList<>();
        for (Flight flight : data.flights()) {
            boolean shown = kind.state() == null || kind.state().equals(states.get(flight.origin()));
            (shown ? onBoard : elsewhere).add(flight);
        }
        this.top = top(onBoard);
        List<Flight> changed = kind.change() == Change.DELAY_ELSEWHERE ? elsewhere
                : onBoard.stream().filter(flight -> BOARD_ORDER.compare(flight, lastOfTop()) > 0).toList();
        this.round = round(sample(changed));
    }

    /** How many updates a round has. */
    int size() {
        return round.size();
    }

    /** The next update. */
    FlightUpdate next() {
        FlightUpdate update = round.get(next);
        next = next + 1 == round.size() ? 0 : next + 1;
        return update;
    }

    private static List<Flight> top(List<Flight> onBoard) {
        PriorityQueue<Flight> best = new PriorityQueue<>(BOARD_ORDER.reversed());
        for (Flight flight : onBoard) {
            best.add(flight);
            if (best.size() > FAR_RANK) {
                best.remove();
            }
        }
        if (onBoard.size() <= FAR_RANK) {
            throw new IllegalArgumentException(
                    "Updates far below the page were asked for, which begins beyond row " + FAR_RANK
                            + ", but the board has only " + onBoard.size() + " rows; ask for more flights");
        }
        return best.stream().sorted(BOARD_ORDER).toList();
    }

    private Flight lastOfTop() {
        return top.get(FAR_RANK - 1);
    }

    private List<Flight> sample(List<Flight> flights) {
        List<Flight> sample = new ArrayList<>(flights);
        int size = Math.min(flights.size(), MOST_FLIGHTS);
        for (int i = 0; i < size; i++) {
            Flight chosen = sample.set(random.nextInt(i, flights.size()), sample.get(i));
            sample.set(i, chosen);
        }
        return sample.subList(0, size);
    }

    /** There and back: at once where the page is concerned, which shall have one row too many at a time, else after all others. */
    private List<FlightUpdate> round(List<Flight> flights) {
        if (kind.change() == Change.PAGE) {
            return flights.stream().flatMap(flight -> Stream.of(changed(flight), flight))
                    .map(FlightUpdate::new).toList();
        }
        return Stream.concat(flights.stream().map(this::changed), flights.stream()).map(FlightUpdate::new).toList();
    }

    private Flight changed(Flight flight) {
        return switch (kind.change()) {
            case DELAY, DELAY_ELSEWHERE -> flight.withDelay(otherFarDelay(flight));
            case PAGE -> flight.withDelay(top.get(random.nextInt(DeparturesBoard.PAGE_SIZE)).delay() + 1);
            case REMARK -> flight.withRemark(flight.remark() == null ? "waiting for crew" : "gate changed");
        };
    }

    private int otherFarDelay(Flight flight) {
        int delay = flight.delay();
        while (delay == flight.delay() || delay >= lastOfTop().delay()) {
            delay = BoardData.delay(random);
        }
        return delay;
    }
}
