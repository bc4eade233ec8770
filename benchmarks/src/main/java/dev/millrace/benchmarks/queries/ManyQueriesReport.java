package dev.millrace.benchmarks.queries;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

import dev.millrace.benchmarks.own.ChangeCounter;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;
import dev.millrace.query.Query;

/**
 * Prints what ten thousand live queries on one collection of a hundred thousand rows cost: an update beside that with one query, the
 * heap that a query takes, and the time that opening and closing one takes.
 *
 * <p>The heap is measured after full collections: of all that the engine holds for the queries, a share of what they share among it, such
 * as an index. The queries themselves are made before and held by the caller, as a program holds those it opens. From that is
 * subtracted, as the result, what outputs and windows say that they keep of rows, and the rows that were made. G1 counts all of the regions
 * that large arrays begin in: with {@code -XX:+UseSerialGC} the heap is what there is of objects.
 */
public final class ManyQueriesReport {

    private static final int ROUNDS = 30;
    private static final int OPENINGS = 9;
    private static final int WARM_ROUNDS = 24;
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
        report.measureUnconcerned("queries that do not match", QueryFamily.RANGE, size / 20, false);
        report.measureUnconcerned(
                "windows (order and limit over conditions without a constant to route by) that an update does"
                        + " not concern",
                QueryFamily.FIRST_OF_OTHERS, 0, true);
    }

    private void measure(String name, List<QueryFamily> families) {
        TaskData data = new TaskData(size);
        double none = update(data, data::any);
        List<Result<?>> first = open(data, made(families, families.size()));
        double one = update(data, () -> data.anyOf(0));
        double oneElsewhere = update(data, data::any);
        first.forEach(Result::close);
        data.engine().releaseUnused();
        List<Query<?>> made = made(families, queries);
        warmOpening(made);
        long rows = heap();
        double opening = opening(data, made);
        long before = heap();
        List<Result<?>> all = open(data, made);
        HeapOfQueries opened = heapBeyond(before, all);
        changeEachRow(data);
        HeapOfQueries changed = heapBeyond(before, all);
        double many = update(data, () -> data.anyOf(0));
        delivered = 0;
        double manyElsewhere = update(data, data::any);
        double deliveries = (double) delivered / ROUNDS / updates;
        long began = System.nanoTime();
        all.forEach(Result::close);
        double closing = (System.nanoTime() - began) / 1e3 / queries;
        all.clear();
        data.engine().releaseUnused(); // indexes linger for the next query
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
        System.out.printf(Locale.ROOT, "  heap of a query: %s; when each has changed: %s%n", opened, changed);
        System.out.printf(Locale.ROOT,
                "  heap of the engine: %.1f MiB before, %+.0f bytes after all are closed: %+.2f%%%n",
                (double) rows / MIB, (double) (after - before), 100.0 * (after - before) / rows);
        if (made.size() != queries) { // and not before: they are the caller's all the time
            throw new IllegalStateException("the queries were not held");
        }
    }

    /** What a thousand queries add to an update of a row of the half that they do not read. */
    private void measureUnconcerned(String name, QueryFamily family, int firstConstant, boolean readLowerHalf) {
        TaskData data = new TaskData(size);
        int half = data.size() / 2;
        IntSupplier unread = () -> data.any() % half + (readLowerHalf ? half : 0);
        double none = update(data, unread);
        List<Result<?>> results = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            results.add(data.engine().open(family.query(firstConstant + i), Bindings.NONE));
        }
        update(data, unread); // until what tells of changes by routes is compiled
        double many = update(data, unread);
        results.forEach(Result::close);
        System.out.printf(Locale.ROOT, "1000 %s: %.0f ns with none, %.0f with all: %.2f times%n", name, none, many,
                many / none);
    }

    private static List<Query<?>> made(List<QueryFamily> families, int count) {
        List<Query<?>> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(families.get(i % families.size()).query(i / families.size()));
        }
        return made;
    }

    private static List<Result<?>> open(TaskData data, List<Query<?>> made) {
        Engine engine = data.engine();
        List<Result<?>> results = new ArrayList<>(made.size());
        for (Query<?> query : made) {
            results.add(engine.open(query, Bindings.NONE));
        }
        return results;
    }

    /** In an engine of its own: what that keeps of closed queries is not to be there before those that are measured. */
    private void warmOpening(List<Query<?>> made) {
        TaskData other = new TaskData(size);
        for (int round = 0; round < WARM_ROUNDS; round++) {
            open(other, made).forEach(Result::close);
        }
    }

    /** With all rows made, as they are where somebody shows them: one that has changed is made when it is asked for. */
    private static HeapOfQueries heapBeyond(long before, List<Result<?>> all) {
        all.forEach(Result::rows);
        return HeapOfQueries.of(heap() - before, all);
    }

    /** Microseconds a query, as the median of rounds of opening and closing all of them. */
    private static double opening(TaskData data, List<Query<?>> made) {
        double[] rounds = new double[OPENINGS];
        for (int round = 0; round < OPENINGS; round++) {
            long began = System.nanoTime();
            List<Result<?>> all = open(data, made);
            rounds[round] = (System.nanoTime() - began) / 1e3 / made.size();
            all.forEach(Result::close);
        }
        data.engine().releaseUnused();
        Arrays.sort(rounds);
        return rounds[OPENINGS / 2];
    }

    /** Lets each query see a commit: what it keeps for the next one counts as well. */
    private static void changeEachRow(TaskData data) {
        for (int id = 0; id < data.size(); id++) {
            data.updateScore(id);
        }
        data.engine().commit();
    }

    /** Nanoseconds an update, as the median of rounds. */
    private double update(TaskData data, IntSupplier ids) {
        ChangeCounter deliveries = new ChangeCounter();
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
                deliveries = new ChangeCounter();
            }
        }
        delivered += deliveries.count();
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
}
