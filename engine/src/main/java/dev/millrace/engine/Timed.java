package dev.millrace.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The open results whose plans are made for a time: at another time they are to be made anew. In the order in which they were opened. */
final class Timed {

    private static final Comparator<Result<?>> BY_OPENING = Comparator.comparingLong(Result::number);

    private final List<Result<?>> results = new ArrayList<>();

    /** Notes whether the plan of a result is made for a time. */
    void note(Result<?> result, boolean timed) {
        int place = Collections.binarySearch(results, result, BY_OPENING);
        if (timed && place < 0) {
            results.add(-1 - place, result);
        } else if (!timed && place >= 0) {
            results.remove(place);
        }
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    int size() {
        return results.size();
    }

    Result<?> get(int number) {
        return results.get(number);
    }
}
