package dev.millrace.examples.departures.backend.model;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

import dev.millrace.examples.departures.backend.table.Table;

/**
 * Lets the flights of a timetable happen: each becomes known two hours before its time, changes its expected delay
 * several times, leaves, and is dropped an hour later.
 *
 * <p>Not thread-safe: it is guarded by the lock of {@link Departures}. A step costs time logarithmic in the number of
 * flights that are not over.
 */
final class FlightReplay {
    private final long seed;
    private final Table<Integer, Flight> board;
    private final TreeSet<Course> agenda = new TreeSet<>();
    private final Map<Integer, Course> courses = new HashMap<>();

    FlightReplay(Timetable timetable, long seed, Table<Integer, Flight> board) {
        this.seed = seed;
        this.board = board;
        for (FlightPlan plan : timetable.flights()) {
            Course course = new Course(plan);
            if (courses.put(plan.id(), course) != null) {
                throw new IllegalArgumentException("flight " + plan.id() + " stands twice in the timetable");
            }
            agenda.add(course);
        }
    }

    /** Takes every step that is due, in the order of simulated time. */
    void advanceTo(LocalDateTime now) {
        while (!agenda.isEmpty() && !agenda.first().dueAt().isAfter(now)) {
            Course course = agenda.first();
            agenda.remove(course);
            step(course);
        }
    }

    private void step(Course course) {
        int id = course.plan().id();
        switch (course.next()) {
            case APPEAR -> {
                board.put(id, Flight.known(course.plan()));
                course.appear(DelayWalk.of(seed, course.plan()));
            }
            case REVISE -> revise(id, course.revise(), FlightStatus.SCHEDULED);
            case DEPART -> revise(id, course.depart(), FlightStatus.DEPARTED);
            case VANISH -> {
                board.remove(id);
                courses.remove(id);
                return;
            }
        }
        agenda.add(course);
    }

    private void revise(int id, int delay, FlightStatus status) {
        Flight before = onBoard(id);
        replace(before, before.revised(delay, status, before.remark()));
    }

    /**
     * Puts another version of a flight that is on the board there, and lets its later estimates and its departure
     * follow the change of its delay.
     */
    void revise(Flight before, Flight after, LocalDateTime now) {
        if (after.delay() != before.delay()) {
            Course course = courses.get(before.id());
            if (course == null) {
                throw new IllegalStateException("flight " + before.id() + " is on the board but has no course");
            }
            agenda.remove(course);
            course.shift(after.delay() - before.delay(), now);
            agenda.add(course);
        }
        replace(before, after);
    }

    private void replace(Flight before, Flight after) {
        if (after != before) {
            board.put(after.id(), after);
        }
    }

    private Flight onBoard(int id) {
        Flight flight = board.get(id);
        if (flight == null) {
            throw new IllegalStateException("flight " + id + " is on its way but not on the board");
        }
        return flight;
    }
}
