package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.engine.internal.flow.ResultRows;
import dev.millrace.engine.internal.flow.Source;

/**
 * The steps of an engine: carries what changed in sources to the results that read them, and from these to the results that read them
 * in turn. Each result takes part once, after all it reads: in the order in which they were opened. Used again from step to step.
 */
final class Propagation {

    private final Readers readers;
    private final Waiting waiting = new Waiting();
    private final List<ResultRows> switched = new ArrayList<>();

    Propagation(Readers readers) {
        this.readers = readers;
    }

    /** A source is switched already. */
    void switched(Source source) {
        if (!source.delta().isEmpty()) {
            waiting.addAll(readers.of(source));
        }
    }

    /** The clock says something else. */
    void ticked() {
        List<Result<?>> results = readers.ofTheClock();
        for (int i = 0; i < results.size(); i++) { // by number: an iterator would be made for each tick
            if (results.get(i).isDue()) {
                waiting.add(results.get(i));
            }
        }
    }

    /** A result has changed already, or failed. */
    void changed(Result<?> result, List<Result<?>> changed) {
        changed.add(result);
        ResultRows read = result.published();
        if (read == null) {
            return;
        }
        if (read.failure() != null) {
            waiting.addAll(readers.of(read));
            return;
        }
        read.switchIn(result::tell);
        switched.add(read);
        switched(read);
    }

    /** Lets all take part whom it concerns, and notes the results that changed or failed. */
    void run(List<Result<?>> changed) {
        for (Result<?> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.run()) {
                changed(next, changed);
            }
        }
        for (int i = 0; i < switched.size(); i++) {
            switched.get(i).finish();
        }
        switched.clear();
    }
}
