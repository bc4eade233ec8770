package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * One flight's way over the board, and when it takes its next step.
 *
 * <p>Courses are ordered by their next step, so one that stands in an ordered set has to be taken out before it is
 * changed.
 */
final class Course implements Comparable<Course> {
    /** How long a flight stays on the board after it has left. */
    static final Duration AFTERGLOW = Duration.ofMinutes(60);

    /** The steps that a course can take. */
    enum Event {
        APPEAR,
        REVISE,
        DEPART,
        VANISH
    }

    private static final Comparator<Course> BY_NEXT_STEP =
            Comparator.comparing(Course::dueAt).thenComparing(course -> course.plan.id());

    private final FlightPlan plan;
    private List<DelayWalk.Step> walk = List.of();
    private int walked;
    private int shift;
    private LocalDateTime departsAt;
    private Event next = Event.APPEAR;

    Course(FlightPlan plan) {
        this.plan = plan;
        this.departsAt = plan.departsAt();
    }

    FlightPlan plan() {
        return plan;
    }

    Event next() {
        return next;
    }

    LocalDateTime dueAt() {
        return switch (next) {
            case APPEAR -> plan.knownAt();
            case REVISE -> walk.get(walked).at();
            case DEPART -> departsAt;
            case VANISH -> departsAt.plus(AFTERGLOW);
        };
    }

    /** Begins the walk of the estimates. */
    void appear(List<DelayWalk.Step> steps) {
        walk = steps;
        next = afterEstimate();
    }

    /** Takes the next step of the walk and returns the new estimate. */
    int revise() {
        int estimate = walk.get(walked++).delay() + shift;
        next = afterEstimate();
        return estimate;
    }

    /** Lets it leave and returns the delay it finally has. */
    int depart() {
        next = Event.VANISH;
        return (int) Math.floorDiv(Duration.between(plan.scheduled(), departsAt).toSeconds(), 60L);
    }

    /** Moves all later estimates and the departure by some minutes, but no departure into the past. */
    void shift(int minutes, LocalDateTime now) {
        shift += minutes;
        LocalDateTime shifted = departsAt.plusMinutes(minutes);
        departsAt = shifted.isBefore(now) ? now : shifted;
        next = afterEstimate();
    }

    private Event afterEstimate() {
        return walked < walk.size() && walk.get(walked).at().isBefore(departsAt) ? Event.REVISE : Event.DEPART;
    }

    @Override
    public int compareTo(Course other) {
        return BY_NEXT_STEP.compare(this, other);
    }
}
