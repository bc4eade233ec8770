package dev.millrace.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.graph.Graph;

/**
 * The step of an engine in progress, a commit or a change of one result: which results it changed, and what is to be done when it has
 * gone through the graph. Used again from step to step.
 */
final class Step {

    private static final Comparator<Result<?>> BY_OPENING = Comparator.comparingLong(Result::number);

    private final Graph graph;
    private final List<Result<?>> changed = new ArrayList<>();
    private final List<ResultRows> switched = new ArrayList<>();

    Step(Graph graph) {
        this.graph = graph;
    }

    /** A result has changed: those who read it are to follow. */
    void changed(Result<?> result) {
        changed.add(result);
        ResultRows read = result.published();
        if (read != null) {
            read.switchIn(result::tell);
            switched.add(read);
            graph.changed(read);
        }
    }

    /** A result has failed, and with it those who read it. What is below it stays at work until it is closed: its total may be asked for. */
    void failed(Result<?> result, Throwable cause) {
        changed.add(result);
        graph.failed(result.plan().result(), cause);
        ResultRows read = result.published();
        if (read != null) {
            graph.failed(read, new IllegalStateException(
                    "The live query \"" + read.name() + "\", which this one reads, has failed", read.failure()));
        }
    }

    /** Lets all take part whom it concerns, and ends the step. Afterwards {@link #results} are those that changed or failed. */
    void run() {
        graph.run();
        graph.finish();
        for (int i = 0; i < switched.size(); i++) { // by number: an iterator would be made for each commit
            switched.get(i).finish();
        }
        switched.clear();
        if (changed.size() > 1) {
            changed.sort(BY_OPENING);
        }
    }

    /** The results that changed or failed, in the order in which they were opened; to be {@linkplain #end forgotten}. */
    List<Result<?>> results() {
        return changed;
    }

    /** Forgets the results. */
    void end() {
        changed.clear();
    }
}
