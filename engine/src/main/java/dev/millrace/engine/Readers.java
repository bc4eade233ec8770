package dev.millrace.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.engine.internal.flow.Source;

/** Which open results read what, in the order in which they were opened: none reads one that was opened after it. */
final class Readers {

    private static final Comparator<Result<?>> BY_OPENING = Comparator.comparingLong(Result::number);

    private final Map<Source, List<Result<?>>> bySource = new HashMap<>();
    private final List<Result<?>> ofTheClock = new ArrayList<>();

    /** Notes the result that was opened last. */
    void add(Result<?> result) {
        result.plan().sources().forEach(source -> add(result, source));
        if (result.plan().readsTheClock()) {
            ofTheClock.add(result);
        }
    }

    private void add(Result<?> result, Source source) {
        bySource.computeIfAbsent(source, read -> new ArrayList<>()).add(result);
    }

    void remove(Result<?> result) {
        for (Source source : result.plan().sources()) {
            bySource.computeIfPresent(source, (read, results) -> {
                remove(result, results);
                return results.isEmpty() ? null : results;
            });
        }
        remove(result, ofTheClock);
    }

    private static void remove(Result<?> result, List<Result<?>> results) {
        int place = Collections.binarySearch(results, result, BY_OPENING);
        if (place >= 0) {
            results.remove(place);
        }
    }

    /** The results that read a source. */
    List<Result<?>> of(Source source) {
        List<Result<?>> results = bySource.get(source);
        return results == null ? List.of() : results;
    }

    /** The results that read the clock. */
    List<Result<?>> ofTheClock() {
        return ofTheClock;
    }
}
