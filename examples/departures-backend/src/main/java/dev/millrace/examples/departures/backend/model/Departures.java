package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.millrace.examples.departures.backend.table.ChangePage;
import dev.millrace.examples.departures.backend.table.Cursor;
import dev.millrace.examples.departures.backend.table.Feed;
import dev.millrace.examples.departures.backend.table.Sequence;
import dev.millrace.examples.departures.backend.table.SnapshotPage;
import dev.millrace.examples.departures.backend.table.Table;
import dev.millrace.examples.departures.backend.table.Token;

/**
 * The state of the server: two tables, the clock and the replay that moves the flights.
 *
 * <p>Thread-safe. One lock guards all of it; nothing waits inside, and what is handed out is immutable. There is no
 * timer: whoever asks first brings the replay up to the clock, so between two questions nothing happens that anybody
 * could see.
 */
public final class Departures {
    private final Object lock = new Object();
    private final Sequence sequence = Sequence.ofNewEpoch();
    private final ReplayClock clock;
    private final Table<Integer, Flight> flights;
    private final FlightReplay replay;
    private final Feed<Integer, Flight> flightFeed;
    private final Feed<String, Airport> airportFeed;

    /**
     * Makes a server with all airports and the flights that are known at the time of the clock.
     *
     * @param timetable what to replay
     * @param seed varies how the expected delays change
     * @param clock the simulated time; nobody else may use it from now on
     * @param retainedTombstones how many deleted keys each table remembers
     */
    public Departures(Timetable timetable, long seed, ReplayClock clock, int retainedTombstones) {
        this.clock = clock;
        Table<String, Airport> airports = new Table<>(sequence, retainedTombstones);
        timetable.airports().forEach(airport -> airports.put(airport.iata(), airport));
        flights = new Table<>(sequence, retainedTombstones);
        replay = new FlightReplay(timetable, seed, flights);
        flightFeed = new GuardedFeed<>(flights);
        airportFeed = new GuardedFeed<>(airports);
    }

    /** Returns the flights that are known and not yet dropped; safe from any thread. */
    public Feed<Integer, Flight> flights() {
        return flightFeed;
    }

    /** Returns the airports; safe from any thread. */
    public Feed<String, Airport> airports() {
        return airportFeed;
    }

    /** Tells where the server stands. */
    public ServerState state() {
        return upToDate(now -> new ServerState(minuteOf(now), clock.speed(), flights.size(), sequence.current()));
    }

    /**
     * Sets the speed of the clock.
     *
     * @param speed simulated seconds per real second, from 0 to {@link ReplayClock#MAX_SPEED}
     */
    public void speed(double speed) {
        synchronized (lock) {
            clock.speed(speed);
        }
    }

    /**
     * Moves the clock ahead.
     *
     * @param ahead by how much, not negative
     */
    public void advance(Duration ahead) {
        synchronized (lock) {
            clock.advance(ahead);
        }
    }

    /** Changes a flight, if the client has seen its current version and the wish makes sense. */
    public PatchOutcome patch(int id, FlightPatch patch) {
        return upToDate(now -> {
            Flight before = flights.get(id);
            if (before == null) {
                return new PatchOutcome.Unknown(id);
            }
            if (before.version() != patch.version()) {
                return new PatchOutcome.Conflict(before);
            }
            Flight after = patch.appliedTo(before);
            String refusal = refusal(before, after, now);
            if (refusal != null) {
                return new PatchOutcome.Refused(refusal);
            }
            replay.revise(before, after, now);
            return new PatchOutcome.Applied(after, sequence.current());
        });
    }

    private static @Nullable String refusal(Flight before, Flight after, LocalDateTime now) {
        String remark = after.remark();
        if (remark != null && remark.length() > FlightPatch.MAX_REMARK) {
            return "remark has " + remark.length() + " characters; it has room for " + FlightPatch.MAX_REMARK;
        }
        if (after.delay() == before.delay()) {
            return null;
        }
        if (Math.abs((long) after.delay()) > FlightPatch.MAX_DELAY) {
            return "delay " + after.delay() + " is out of range; the limits are -" + FlightPatch.MAX_DELAY + " and "
                    + FlightPatch.MAX_DELAY;
        }
        if (before.status() == FlightStatus.DEPARTED) {
            return "flight " + before.id() + " has departed; its delay does not change any more";
        }
        if (after.expectedDeparture().isBefore(minuteOf(now))) {
            return "with delay " + after.delay() + " flight " + before.id() + " would have left at "
                    + after.expectedDeparture() + "; it is " + minuteOf(now) + " already";
        }
        return null;
    }

    /** Asks something when all that is due has happened; the question is told the time. */
    private <T> T upToDate(Function<LocalDateTime, T> question) {
        synchronized (lock) {
            LocalDateTime now = clock.now();
            replay.advanceTo(now);
            return question.apply(now);
        }
    }

    private static LocalDateTime minuteOf(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private final class GuardedFeed<K extends Comparable<K>, R> implements Feed<K, R> {
        private final Table<K, R> table;

        GuardedFeed(Table<K, R> table) {
            this.table = table;
        }

        @Override
        public SnapshotPage<K, R> snapshot(int limit) {
            return upToDate(now -> table.snapshot(limit));
        }

        @Override
        public SnapshotPage<K, R> snapshot(Cursor<K> from, int limit) {
            return upToDate(now -> table.snapshot(from, limit));
        }

        @Override
        public ChangePage<K, R> since(Token token, int limit) {
            return upToDate(now -> table.since(token, limit));
        }
    }
}
