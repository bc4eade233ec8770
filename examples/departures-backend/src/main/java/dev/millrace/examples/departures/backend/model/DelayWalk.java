package dev.millrace.examples.departures.backend.model;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Invents how the expected delay of a flight changed between its becoming known and its departure.
 *
 * <p>The walk depends on the seed and the flight alone. Its estimates scatter around a line from 0 to the real delay,
 * the less the nearer the departure is. Each differs from the one before, and none is overtaken by time: while an
 * estimate stands, the departure it promises is still ahead.
 */
final class DelayWalk {
    private static final int MIN_STEPS = 3;
    private static final int STEPS_SPREAD = 3;
    private static final int MINUTES_PER_EXTRA_STEP = 60;
    private static final int MIN_SCATTER = 4;

    /**
     * One change of the estimate.
     *
     * @param at when it is announced
     * @param delay the new estimate in minutes
     */
    record Step(LocalDateTime at, int delay) {}

    private DelayWalk() {}

    /** Returns the estimates after the first, which is 0, and before the departure, in the order of time. */
    static List<Step> of(long seed, FlightPlan plan) {
        Random random = new Random(mixed(seed, plan.id()));
        List<LocalDateTime> times = times(random, plan);
        double scatter = MIN_SCATTER + Math.abs(plan.delay()) / 5.0;
        List<Step> steps = new ArrayList<>(times.size());
        int previous = 0;
        for (int i = 0; i < times.size(); i++) {
            LocalDateTime standsUntil = i + 1 < times.size() ? times.get(i + 1) : plan.departsAt();
            double progress = (i + 1.0) / (times.size() + 1);
            double error = (2 * random.nextDouble() - 1) * scatter * (1 - progress);
            int estimate = (int) Math.round(plan.delay() * progress + error);
            estimate = Math.max(estimate, minutesUntil(plan.scheduled(), standsUntil));
            if (estimate == previous) {
                estimate++;
            }
            steps.add(new Step(times.get(i), estimate));
            previous = estimate;
        }
        return List.copyOf(steps);
    }

    private static List<LocalDateTime> times(Random random, FlightPlan plan) {
        long seconds = Duration.between(plan.knownAt(), plan.departsAt()).toSeconds();
        int count = MIN_STEPS + random.nextInt(STEPS_SPREAD) + Math.max(0, plan.delay()) / MINUTES_PER_EXTRA_STEP;
        List<LocalDateTime> times = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double fraction = (i + 0.1 + 0.8 * random.nextDouble()) / count;
            times.add(plan.knownAt().plusSeconds((long) (seconds * fraction)));
        }
        // The first estimate of all, no delay, stands until the first step.
        if (times.get(0).isAfter(plan.scheduled())) {
            times.set(0, plan.scheduled());
        }
        return times;
    }

    /** Rounds up, so that the estimate is not before the time. */
    private static int minutesUntil(LocalDateTime scheduled, LocalDateTime time) {
        return (int) -Math.floorDiv(-Duration.between(scheduled, time).toSeconds(), 60L);
    }

    /** Spreads neighbouring flights over the whole range of seeds (the finaliser of SplitMix64). */
    private static long mixed(long seed, int id) {
        long z = seed + id * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
