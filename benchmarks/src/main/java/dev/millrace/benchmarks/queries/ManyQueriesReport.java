package dev.millrace.benchmarks.queries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.ChangeSink;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;
import dev.millrace.query.Identity;

/**
 * Prints what ten thousand live queries on one collection of a hundred thousand rows cost: an update beside that with one query, the
 * heap that a query takes, and the time that opening and closing one takes.
 */
public final class ManyQueriesReport {

    private static final int ROUNDS = 30;
    private static final int MIB = 1 << 20;

    private final int size;
    private final int queries;
    private final int updates;
    private long delivered;

    private ManyQueriesReport(int size, int queries, int updates) {
        this.size = size;
        this.queries = queries;
        this.updates = updates;
    }

    /**
     * Prints the report.
     *
     * @param args the number of rows, of queries, and of updates a round; 100 000, 10 000 and 2 000 if they are left out
     */
    public static void main(String[] args) {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int queries = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int updates = args.length > 2 ? Integer.parseInt(args[2]) : 2_000;
        ManyQueriesReport report = new ManyQueriesReport(size, queries, updates);
        report.measure("equality", List.of(QueryFamily.EQUALITY));
        report.measure("mixed", QueryFamily.MIXED);
        for (QueryFamily family : QueryFamily.MIXED) {
            report.measure(family.toString(), List.of(family));
        }
        report.measureUnconcerned();
    }

    private void measure(String name, List<QueryFamily> families) {
        TaskData data = new TaskData(size);
        double none = update(data, data::any);
        List<Result<?>> first = open(data, families, families.size());
        double one = update(data, () -> data.anyOf(0));
        double oneElsewhere = update(data, data::any);
        first.forEach(Result::close);
        warmOpening(data, families);
        long before = heap();
        long began = System.nanoTime();
        List<Result<?>> all = open(data, families, queries);
        double opening = (System.nanoTime() - began) / 1e3 / queries;
        long during = heap();
        double many = update(data, () -> data.anyOf(0));
        delivered = 0;
        double manyElsewhere = update(data, data::any);
        double deliveries = (double) delivered / ROUNDS / updates;
        began = System.nanoTime();
        all.forEach(Result::close);
        double closing = (System.nanoTime() - began) / 1e3 / queries;
        all.clear();
        long after = heap();
        System.out.printf(Locale.ROOT, "%s: %d queries over %d rows%n", name, queries, size);
        System.out.printf(Locale.ROOT,
                "  an update that concerns one query of each shape: %.0f ns with one, %.0f ns with all: %.2f times%n",
                one,
                many, many / one);
        System.out.printf(Locale.ROOT,
                "  an update of any row: %.0f ns with none, %.0f with one, %.0f with all, each delivered to %.2f%n",
                none,
                oneElsewhere, manyElsewhere, deliveries);
        System.out.printf(Locale.ROOT, "  opening %.1f us, closing %.1f us%n", opening, closing);
        System.out.printf(Locale.ROOT, "  heap %.0f bytes a query; %.1f MiB before, %.1f after: %+.2f%%%n",
                (double) (during - before) / queries, (double) before / MIB, (double) after / MIB,
                100.0 * (after - before) / before);
    }

    private void measureUnconcerned() {
        TaskData data = new TaskData(size);
        IntSupplier low = () -> data.any() % (data.size() / 2);
        double none = update(data, low);
        List<Result<?>> results = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            results.add(data.engine().open(QueryFamily.RANGE.query(data.size() / 20 + i), Bindings.NONE));
        }
        double many = update(data, low);
        results.forEach(Result::close);
        System.out.printf(Locale.ROOT, "1000 queries that do not match: %.0f ns with none, %.0f with all: %.2f times%n",
                none,
                many, many / none);
    }

    private static List<Result<?>> open(TaskData data, List<QueryFamily> families, int count) {
        Engine engine = data.engine();
        List<Result<?>> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            QueryFamily family = families.get(i % families.size());
            results.add(engine.open(family.query(i / families.size()), Bindings.NONE));
        }
        return results;
    }

    private void warmOpening(TaskData data, List<QueryFamily> families) {
        for (int round = 0; round < 3; round++) {
            open(data, families, queries / 4).forEach(Result::close);
        }
    }

    /** Nanoseconds an update, as the median of rounds. */
    private double update(TaskData data, IntSupplier ids) {
        Deliveries deliveries = new Deliveries();
        double[] rounds = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < updates; i++) {
                for (Result<?> changed : data.updateScore(ids.getAsInt())) {
                    changed.changes(deliveries);
                }
            }
            rounds[Math.floorMod(round, ROUNDS)] = (double) (System.nanoTime() - began) / updates;
            if (round == -1) {
                deliveries.count = 0;
            }
        }
        delivered += deliveries.count;
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** Counts what is delivered. */
    private static final class Deliveries implements ChangeSink<Object> {
        private long count;

        @Override
        public void entered(Identity identity, @Nullable Object row, int to) {
            count++;
        }

        @Override
        public void left(Identity identity, @Nullable Object row, int from) {
            count++;
        }

        @Override
        public void updated(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            count++;
        }

        @Override
        public void moved(Identity identity, @Nullable Object before, @Nullable Object after, int from, int to) {
            count++;
        }
    }
}
