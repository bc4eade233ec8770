package dev.millrace.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import dev.millrace.engine.internal.graph.Graph;
import dev.millrace.engine.internal.plan.Plan;

/**
 * What the clock of an engine says (law 15), and the open results whose plans are made for a time, in the order in which they were opened:
 * at another time they are to be made anew.
 */
final class Clock {

    private static final Comparator<Result<?>> BY_OPENING = Comparator.comparingLong(Result::number);

    private final List<Result<?>> timed = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    /** What it will say after the next commit; the same object if it is the same time. */
    private Instant ticked = now;

    /** What it says. */
    Instant now() {
        return now;
    }

    /** Lets it say another time when it {@linkplain #advance advances} next. */
    void tick(Instant time) {
        ticked = Objects.requireNonNull(time, "time").equals(now) ? now : time;
    }

    /** Whether it will say the same after the next commit. */
    boolean isAtRest() {
        return now == ticked;
    }

    /** Lets it say what it was set to, and has those take part in the step in progress whom that concerns. */
    void advance(Graph graph) {
        if (isAtRest()) {
            return;
        }
        now = ticked;
        for (int i = 0; i < timed.size(); i++) { // by number: an iterator would be made for each commit
            Plan plan = timed.get(i).plan();
            if (timed.get(i).failure().isEmpty() && !plan.isMadeFor(now)) {
                graph.due(plan.result());
            }
        }
        graph.tick(now);
    }

    /** Whether the plan of any open result is made for a time. */
    boolean isRead() {
        return !timed.isEmpty();
    }

    /** Notes whether the plan of a result is made for a time. */
    void note(Result<?> result, boolean isOfATime) {
        int place = Collections.binarySearch(timed, result, BY_OPENING);
        if (isOfATime && place < 0) {
            timed.add(-1 - place, result);
        } else if (!isOfATime && place >= 0) {
            timed.remove(place);
        }
    }
}
