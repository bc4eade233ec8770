package dev.millrace.benchmarks.costs;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

import com.sun.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

import dev.millrace.engine.Engine;
import dev.millrace.engine.OperatorFigures;
import dev.millrace.engine.Result;
import dev.millrace.query.Bindings;

/** Measures what changes of single rows and ticks cost. */
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 5;

    private final CostData data;
    private final int warmUp;
    private final int updates;
    private final ChangeReader reader = new ChangeReader();

    Meter(CostData data, int warmUp, int updates) {
        this.data = data;
        this.warmUp = warmUp;
        this.updates = updates;
    }

    /** What a case costs. */
    Cost measure(CostCase measured) {
        Engine engine = data.engine();
        Updates changes = data.updates(measured.change());
        Result<?> result = measured.query() == null ? null
                : engine.open(measured.over(data.size()), Bindings.NONE);
        update(changes, null, warmUp / 2);
        update(changes, result, warmUp / 2);
        double[] unread = new double[ROUNDS];
        double[] read = new double[ROUNDS];
        double[] nanos = new double[ROUNDS];
        long rows = 0;
        long nodes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            update(changes, null, updates / ROUNDS);
            unread[round] = perUpdate(THREADS.getCurrentThreadAllocatedBytes() - allocated);
            rows -= rows(result);
            nodes -= nodes(result);
            allocated = THREADS.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            update(changes, result, updates / ROUNDS);
            nanos[round] = perUpdate(System.nanoTime() - began);
            read[round] = perUpdate(THREADS.getCurrentThreadAllocatedBytes() - allocated);
            rows += rows(result);
            nodes += nodes(result);
        }
        if (result != null) {
            result.close();
        }
        changes.stageBack();
        engine.commit();
        return new Cost((double) rows / updates, (double) nodes / updates, least(nanos), least(read), least(unread));
    }

    private double perUpdate(long total) {
        return (double) total / (updates / ROUNDS);
    }

    /** The round that nothing else disturbed: no compiler, no collector, no other program. */
    private static double least(double[] rounds) {
        return Arrays.stream(rounds).min().orElseThrow();
    }

    @SuppressWarnings("unchecked") // the reader takes rows of any type
    private void update(Updates changes, @Nullable Result<?> read, int count) {
        Engine engine = data.engine();
        for (int i = 0; i < count; i++) {
            changes.stageNext();
            engine.commit();
            if (read != null && read.hasChanges()) {
                ((Result<Object>) read).changes(reader);
            }
        }
    }

    private static long rows(@Nullable Result<?> result) {
        return figures(result).stream().mapToLong(OperatorFigures::rowsVisited).sum();
    }

    private static long nodes(@Nullable Result<?> result) {
        return figures(result).stream().mapToLong(OperatorFigures::nodesVisited).sum();
    }

    private static List<OperatorFigures> figures(@Nullable Result<?> result) {
        return result == null ? List.of() : result.operators();
    }
}
