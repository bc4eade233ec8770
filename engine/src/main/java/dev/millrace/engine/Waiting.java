package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Results that are to take part in a step, the one that was opened first in front. One that is added twice waits once. A binary heap:
 * O(log n) for each, and no objects once it has been as large.
 */
final class Waiting {

    private final List<Result<?>> heap = new ArrayList<>();

    void addAll(List<Result<?>> results) {
        for (int i = 0; i < results.size(); i++) { // by number: an iterator would be made for each commit
            add(results.get(i));
        }
    }

    void add(Result<?> result) {
        int hole = heap.size();
        heap.add(result);
        while (hole > 0 && result.number() < number((hole - 1) >>> 1)) {
            heap.set(hole, heap.get((hole - 1) >>> 1));
            hole = (hole - 1) >>> 1;
        }
        heap.set(hole, result);
    }

    /** Takes the one that was opened first; null if none waits. */
    @Nullable
    Result<?> poll() {
        if (heap.isEmpty()) {
            return null;
        }
        Result<?> first = heap.get(0);
        while (!heap.isEmpty() && heap.get(0) == first) {
            removeFirst();
        }
        return first;
    }

    private void removeFirst() {
        Result<?> last = heap.remove(heap.size() - 1);
        if (heap.isEmpty()) {
            return;
        }
        int hole = 0;
        for (int child = leastChild(hole); child < heap.size() && number(child) < last.number(); child = leastChild(
                hole)) {
            heap.set(hole, heap.get(child));
            hole = child;
        }
        heap.set(hole, last);
    }

    /** The place of the lesser child; beyond the end if there is none. */
    private int leastChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < heap.size() && number(left + 1) < number(left) ? left + 1 : left;
    }

    private long number(int place) {
        return heap.get(place).number();
    }
}
