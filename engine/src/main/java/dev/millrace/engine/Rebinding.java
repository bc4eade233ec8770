package dev.millrace.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.Identity;

/** What other values of the parameters changed in a result: the difference of its two states, made only when asked for. */
final class Rebinding<R> {

    private List<Identified<R>> before = List.of();
    private List<Identified<R>> after = List.of();
    private boolean ordered;
    private boolean different;

    void record(List<Identified<R>> was, List<Identified<R>> is, boolean positions) {
        before = was;
        after = is;
        ordered = positions;
        different = false;
        forEach(new ChangeSink<>() {
            @Override
            public void entered(Identity identity, @Nullable R row, int to) {
                different = true;
            }

            @Override
            public void left(Identity identity, @Nullable R row, int from) {
                different = true;
            }

            @Override
            public void updated(Identity identity, @Nullable R old, @Nullable R row, int from, int to) {
                different = true;
            }

            @Override
            public void moved(Identity identity, @Nullable R old, @Nullable R row, int from, int to) {
                different = true;
            }
        });
        if (!different) { // nobody asks, and nobody would have it forgotten
            clear();
        }
    }

    boolean isEmpty() {
        return !different;
    }

    void forEach(ChangeSink<? super R> sink) {
        ResultDiff.between(before, after, ordered, sink);
    }

    void clear() {
        before = List.of();
        after = List.of();
        different = false;
    }
}
