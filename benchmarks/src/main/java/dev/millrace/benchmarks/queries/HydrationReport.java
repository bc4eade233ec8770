package dev.millrace.benchmarks.queries;

import static dev.millrace.query.QueryDsl.asc;
import static dev.millrace.query.QueryDsl.from;
import static dev.millrace.query.QueryDsl.into;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Hydration;
import dev.millrace.engine.OnProblem;
import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;

/**
 * Prints for how long commits wait while a query over a million rows is opened beside them: ten thousand updates a second, of a row each,
 * as a writer commits them in a thread of its own.
 */
public final class HydrationReport {

    private static final int ROUNDS = 5;
    private static final int WARM_ROWS = 100_000;
    private static final double MICROS = 1e3;
    private static final double MILLIS = 1e6;

    private final int slice;
    private final long period;
    private final TaskData data;
    private final Lock lock = new ReentrantLock(true);

    private HydrationReport(int size, int slice, int updates) {
        this.slice = slice;
        this.period = 1_000_000_000L / updates;
        this.data = new TaskData(size);
    }

    /**
     * Prints the report.
     *
     * @param args the number of rows, of rows in a slice, and of updates a second; a million, 1 024 and 10 000 if they are left out
     * @throws IOException if the pauses of the collector cannot be recorded
     */
    public static void main(String[] args) throws IOException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int slice = args.length > 1 ? Integer.parseInt(args[1]) : 1_024;
        int updates = args.length > 2 ? Integer.parseInt(args[2]) : 10_000;
        warm(slice, updates);
        HydrationReport report = new HydrationReport(size, slice, updates);
        System.out.printf(Locale.ROOT, "%d rows in slices of %d, %d updates a second%n", size, slice, updates);
        report.measure("nothing else", null);
        for (Map.Entry<String, Query<?>> each : queries().entrySet()) {
            for (int round = 1; round <= ROUNDS; round++) {
                report.measure(each.getKey() + ", round " + round, each.getValue());
            }
        }
    }

    /** Among fewer rows: a first turn is not to wait for classes to be loaded, nor all of them for code to be compiled. */
    private static void warm(int slice, int updates) {
        HydrationReport report = new HydrationReport(WARM_ROWS, slice, updates);
        for (Query<?> query : queries().values()) {
            for (int round = 1; round <= ROUNDS; round++) {
                report.open(query, new HeldLock(report.lock), new LongArrayList());
            }
        }
    }

    private static Map<String, Query<?>> queries() {
        Map<String, Query<?>> queries = new LinkedHashMap<>();
        queries.put("all rows in an order", from(TaskData.TASKS).orderBy(asc(Task::score)));
        queries.put("all rows", from(TaskData.TASKS));
        queries.put("counted by owner", from(TaskData.TASKS).groupBy(Task::ownerId)
                .select(group -> into(Counted::new, group.key(), group.count())));
        queries.put("joined by an index of a million rows", from(TaskData.PROJECTS).join(TaskData.TASKS)
                .on(Project::id).equalTo(Task::projectId).select((project, task) -> into(TaskOfProject::new,
                        task.get(Task::id), task.get(Task::score), project.get(Project::name))));
        return queries;
    }

    private void measure(String name, @Nullable Query<?> query) throws IOException {
        HeldLock held = new HeldLock(lock);
        LongArrayList waits = new LongArrayList();
        double[] took = new double[1];
        Pauses pauses = Pauses.during(() -> took[0] = open(query, held, waits));
        long longest = 0;
        long busiest = 0;
        for (int i = 0; i < held.size(); i++) {
            longest = Math.max(longest, held.to(i) - held.from(i) - pauses.within(held.from(i), held.to(i)));
            busiest = Math.max(busiest, held.worked(i));
        }
        long[] sorted = waits.toSortedArray();
        System.out.printf(Locale.ROOT,
                "%s: took %.0f ms; longest of %d turns %.2f ms without pauses, %.2f ms on a processor; %d commits waited p50 %.1f us, p99 %.1f us, at most %.2f ms; "
                        + "%d pauses of at most %.2f ms%n",
                name, took[0] / MILLIS, held.size(), longest / MILLIS, busiest / MILLIS, sorted.length,
                sorted[sorted.length / 2] / MICROS, sorted[(int) (sorted.length * 0.99)] / MICROS,
                sorted[sorted.length - 1] / MILLIS, pauses.count(), pauses.longest() / MILLIS);
    }

    /** Opens a query while commits go on, or lets them go on for a second; tells how long that took. */
    private double open(@Nullable Query<?> query, Lock held, LongArrayList waits) {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            long began = System.nanoTime();
            Hydration<?> hydration = query == null ? null : hydration(query, held);
            Future<?> future = hydration == null ? null : executor.submit(() -> turns(hydration, held));
            long due = System.nanoTime();
            while (future == null ? System.nanoTime() - began < 1e9 : !future.isDone()) {
                while (System.nanoTime() < due) {
                    Thread.onSpinWait();
                }
                lock.lock();
                try {
                    waits.add(System.nanoTime() - due);
                    data.updateScore(data.any());
                } finally {
                    lock.unlock();
                }
                due += period;
            }
            double took = System.nanoTime() - began;
            if (hydration != null) {
                check(hydration.result());
            }
            return took;
        } finally {
            executor.shutdown();
        }
    }

    private static void turns(Hydration<?> hydration, Lock held) {
        boolean done = false;
        while (!done) {
            held.lock();
            try {
                hydration.advance();
                done = hydration.isDone();
            } finally {
                held.unlock();
            }
            if (!done) {
                hydration.work();
            }
        }
    }

    private <R> Hydration<R> hydration(Query<R> query, Lock held) {
        held.lock();
        try {
            return data.engine().hydrate(query, Bindings.NONE, OnProblem.COUNT, slice);
        } finally {
            held.unlock();
        }
    }

    /** Holds the result to that of the same query, opened at once. */
    private <R> void check(Result<R> result) {
        Result<R> again = data.engine().open(result.query(), Bindings.NONE);
        if (!Arrays.equals(again.rows().toArray(), result.rows().toArray()) && again.isOrdered()
                || again.size() != result.size()) {
            throw new IllegalStateException("The query shows other rows than when it is opened at once: "
                    + result.query());
        }
        again.close();
        result.close();
    }

    /**
     * What a group becomes.
     *
     * @param ownerId the owner
     * @param tasks how many tasks he has
     */
    record Counted(long ownerId, long tasks) {
    }
}
