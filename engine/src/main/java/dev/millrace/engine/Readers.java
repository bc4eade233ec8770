package dev.millrace.engine;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

import dev.millrace.engine.internal.flow.Source;

/** Which open results read what, in the order in which they were opened: none reads one that was opened after it. */
final class Readers {

    private static final Comparator<Result<?>> BY_OPENING = Comparator.comparingLong(Result::number);

    private final Map<Source, NavigableSet<Result<?>>> bySource = new HashMap<>();
    private final NavigableSet<Result<?>> ofTheClock = empty();

    /** No results. */
    static NavigableSet<Result<?>> empty() {
        return new TreeSet<>(BY_OPENING);
    }

    void add(Result<?> result) {
        result.plan().sources()
                .forEach(source -> bySource.computeIfAbsent(source, read -> empty()).add(result));
        if (result.plan().readsTheClock()) {
            ofTheClock.add(result);
        }
    }

    void remove(Result<?> result) {
        for (Source source : result.plan().sources()) {
            bySource.computeIfPresent(source, (read, results) -> {
                results.remove(result);
                return results.isEmpty() ? null : results;
            });
        }
        ofTheClock.remove(result);
    }

    /** The results that read a source. */
    NavigableSet<Result<?>> of(Source source) {
        return bySource.getOrDefault(source, Collections.emptyNavigableSet());
    }

    /** The results that read the clock. */
    NavigableSet<Result<?>> ofTheClock() {
        return ofTheClock;
    }
}
