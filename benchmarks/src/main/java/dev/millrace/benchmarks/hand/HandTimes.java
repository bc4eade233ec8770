package dev.millrace.benchmarks.hand;

import java.util.Arrays;
import java.util.Locale;

import dev.millrace.benchmarks.workload.Project;
import dev.millrace.benchmarks.workload.Todo;
import dev.millrace.benchmarks.workload.TodoUpdates;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/**
 * What one query by hand costs: hydration, updates, batches, flips of a project. The arguments are the query and the number of to-dos;
 * one query in a process, so that nothing else is compiled into its way.
 */
public final class HandTimes {

    private static final int DRAWN = 500_000;
    private static final int BATCH = 1000;
    private static final int OPENINGS = 60;
    private static final int ROUNDS = 5;
    private static final int SAMPLES = 200_000;
    private static final int FLIPS = 20_000;
    private static final int FLIP_STEP = 7919;
    private static final double NANOS_A_MILLI = 1e6;

    private final WorkloadRows rows;
    private final Todo[] after = new Todo[DRAWN];
    /** Restores what was before each update, when gone through backward. */
    private final Todo[] before = new Todo[DRAWN];

    private HandTimes(int size) {
        rows = new WorkloadRows(size);
        Todo[] current = rows.todos().clone();
        TodoUpdates updates = new TodoUpdates(rows);
        for (int i = 0; i < DRAWN; i++) {
            after[i] = updates.next();
            int at = (int) after[i].id() - 1;
            before[i] = current[at];
            current[at] = after[i];
        }
    }

    /** Measures and prints a line. */
    public static void main(String[] args) {
        int size = Integer.parseInt(args[1]);
        new HandTimes(size).run(WorkloadQuery.valueOf(args[0]), size);
    }

    private void run(WorkloadQuery query, int size) {
        try (Hand hand = new Hand()) {
            hand.load(rows);
            double[] openings = new double[OPENINGS];
            for (int i = 0; i < OPENINGS; i++) {
                long start = System.nanoTime();
                hand.open(query);
                openings[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
                if (i + 1 < OPENINGS) {
                    hand.closeQuery();
                }
            }
            Arrays.sort(openings);
            ring(hand);
            double mean = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                mean = Math.min(mean, ring(hand));
            }
            long[] samples = singles(hand);
            double batch = batches(hand);
            double flip = flips(hand);
            System.out.printf(Locale.ROOT,
                    "%s %,d: hydrate ms %.2f (best %.2f), update us %.3f, p50 %d ns, p99 %d ns, batch ms %.3f, flip us %.2f, told %,d%n",
                    query, size, openings[OPENINGS / 2], openings[0], mean, samples[SAMPLES / 2],
                    samples[SAMPLES / 100 * 99], batch,
                    flip, hand.told());
        }
    }

    /** All updates and back, in µs each. */
    private double ring(Hand hand) {
        long start = System.nanoTime();
        for (Todo todo : after) {
            hand.update(todo);
        }
        for (int i = DRAWN - 1; i >= 0; i--) {
            hand.update(before[i]);
        }
        return (System.nanoTime() - start) / 1000.0 / (2 * DRAWN);
    }

    private long[] singles(Hand hand) {
        long[] samples = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            long start = System.nanoTime();
            hand.update(after[i]);
            samples[i] = System.nanoTime() - start;
        }
        for (int i = SAMPLES - 1; i >= 0; i--) {
            hand.update(before[i]);
        }
        Arrays.sort(samples);
        return samples;
    }

    private double batches(Hand hand) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            Todo[][] batches = new Todo[DRAWN / BATCH][];
            for (int i = 0; i < batches.length; i++) {
                batches[i] = Arrays.copyOfRange(after, i * BATCH, (i + 1) * BATCH);
            }
            long start = System.nanoTime();
            for (Todo[] batch : batches) {
                hand.update(batch);
            }
            best = Math.min(best, (System.nanoTime() - start) / NANOS_A_MILLI / batches.length);
            for (int i = DRAWN - 1; i >= 0; i--) {
                hand.update(before[i]);
            }
        }
        return best;
    }

    /** Each flip and back, in µs. */
    private double flips(Hand hand) {
        Project[] projects = rows.projects();
        Project[] flipped = new Project[projects.length];
        for (int i = 0; i < projects.length; i++) {
            flipped[i] = new Project(projects[i].id(), projects[i].name(), !projects[i].archived());
        }
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < FLIPS; i++) {
                int at = (int) ((long) i * FLIP_STEP % projects.length);
                hand.update(flipped[at]);
                hand.update(projects[at]);
            }
            best = Math.min(best, (System.nanoTime() - start) / 1000.0 / (2 * FLIPS));
        }
        return best;
    }
}
