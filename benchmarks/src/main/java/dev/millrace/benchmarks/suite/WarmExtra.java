package dev.millrace.benchmarks.suite;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.millrace.benchmarks.workload.ChangeKind;
import dev.millrace.benchmarks.workload.ChangeRing;
import dev.millrace.benchmarks.workload.ExtraContestant;
import dev.millrace.benchmarks.workload.ExtraQuery;
import dev.millrace.benchmarks.workload.GroupSteps;
import dev.millrace.benchmarks.workload.WorkloadQuery;
import dev.millrace.benchmarks.workload.WorkloadRows;

/** A contestant with a case open, warmed up. Benchmarks that run one after the other in a process share it. */
final class WarmExtra implements AutoCloseable {

    private static final int STEPS = 1 << 18;
    private static final int CHECKED = 100;
    private static final int WARM_UP = 1 << 20;
    private static final int WARM_OPENINGS = 50_000;
    /** What keeps the order that a limit is opened beside: another one, of fewer rows. */
    private static final int OTHER_ROWS = 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static @Nullable WarmExtra last;

    private final ExtraCase extra;
    private final Entrant entrant;
    private final WorkloadRows drawn;
    private final ExtraContestant contestant;
    private final ExtraContestant.Kept kept;
    private final Runnable step;
    private final String checksum;

    private WarmExtra(ExtraCase extra, Entrant entrant, WorkloadRows drawn, int warmUp) {
        this.extra = extra;
        this.entrant = entrant;
        this.drawn = drawn;
        WorkloadRows taken = extra.query() == ExtraQuery.ONE_GROUP ? drawn.ofOneProject() : drawn;
        contestant = entrant.makeExtra();
        contestant.load(taken);
        kept = contestant.open(extra.query(), extra.isOpening() ? OTHER_ROWS : extra.count());
        step = step(taken);
        for (int i = 0; i < CHECKED; i++) {
            step.run();
        }
        checksum = kept.checksum() + " told " + contestant.told();
        warmUp(extra.isOpening() ? WARM_OPENINGS : warmUp);
    }

    /** The one that this process has, or another one in its place. */
    static WarmExtra of(ExtraCase extra, Entrant entrant, int rows) {
        WarmExtra found = last;
        if (found != null && found.extra == extra && found.entrant == entrant && found.drawn.todos().length == rows) {
            return found;
        }
        last = null;
        if (found == null) {
            entrant.pollute();
            last = new WarmExtra(extra, entrant, new WorkloadRows(rows), WARM_UP);
        } else {
            found.close();
            boolean isSame = found.drawn.todos().length == rows;
            last = new WarmExtra(extra, entrant, isSame ? found.drawn : new WorkloadRows(rows), STEPS);
        }
        return last;
    }

    private Runnable step(WorkloadRows taken) {
        if (extra.isOpening()) {
            return this::openAndClose;
        }
        if (extra.query() == ExtraQuery.ONE_GROUP) {
            GroupSteps steps = new GroupSteps(taken, Math.min(STEPS, drawn.todos().length / 2));
            return () -> steps.next(contestant);
        }
        ChangeRing ring = ChangeRing.of(ChangeKind.MIXED, WorkloadQuery.Q1, taken, STEPS);
        return () -> contestant.update(ring.next());
    }

    private void openAndClose() {
        contestant.open(extra.query(), extra.count()).close();
    }

    private void warmUp(int least) {
        long end = System.nanoTime() + MOST_NANOS;
        for (int i = 0; i < least && System.nanoTime() < end; i++) {
            step.run();
        }
        Compilation.settle(step);
    }

    /** What is timed. */
    void step() {
        step.run();
    }

    /** Of the results after a hundred steps, and what their subscribers were told. */
    String checksum() {
        return checksum;
    }

    @Override
    public void close() {
        kept.close();
        contestant.close();
    }
}
