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
        while (hole > 0 && isBefore(result, heap.get((hole - 1) >>> 1))) {
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
        int child = firstChild(hole);
        while (child < heap.size() && isBefore(heap.get(child), last)) {
            heap.set(hole, heap.get(child));
            hole = child;
            child = firstChild(hole);
        }
        heap.set(hole, last);
    }

    /** The place of the child that comes first; beyond the end if there is none. */
    private int firstChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < heap.size() && isBefore(heap.get(left + 1), heap.get(left)) ? left + 1 : left;
    }

    private static boolean isBefore(Result<?> one, Result<?> other) {
        return one.number() < other.number();
    }
}
