package dev.millrace.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.millrace.query.Identity;
import dev.millrace.query.value.Values;

/**
 * The difference of two states of one result, by identity: what a reader of the first must be told to have the second.
 * O(n log n).
 */
public final class ResultDiff {

    private ResultDiff() {
    }

    /**
     * Compares two states.
     *
     * @param <R> the type of the rows
     * @param before the rows as they were
     * @param after the rows as they are
     * @param ordered whether positions count
     * @param sink takes the changes
     */
    public static <R> void between(List<Identified<R>> before, List<Identified<R>> after, boolean ordered,
            ChangeSink<? super R> sink) {
        Map<Identity, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.put(before.get(i).identity(), i);
        }
        int[] from = new int[after.size()];
        for (int i = 0; i < after.size(); i++) {
            Integer place = places.remove(after.get(i).identity());
            from[i] = place == null ? -1 : place;
        }
        for (int place : places.values().stream().mapToInt(Integer::intValue).sorted().toArray()) {
            Identified<R> gone = before.get(place);
            sink.left(gone.identity(), gone.row(), ordered ? place : -1);
        }
        boolean[] keeps = increasing(from);
        for (int to = 0; to < from.length; to++) {
            Identified<R> now = after.get(to);
            if (from[to] < 0) {
                sink.entered(now.identity(), now.row(), ordered ? to : -1);
                continue;
            }
            Identified<R> was = before.get(from[to]);
            if (ordered && !keeps[to]) {
                sink.moved(now.identity(), was.row(), now.row(), from[to], to);
            } else if (was.row() != now.row() && !Values.same(was.row(), now.row())) {
                sink.updated(now.identity(), was.row(), now.row(), ordered ? from[to] : -1, ordered ? to : -1);
            }
        }
    }

    /** Marks a longest increasing subsequence (patience sorting); negative numbers are left out. */
    private static boolean[] increasing(int[] numbers) {
        int[] tails = new int[numbers.length];
        int[] previous = new int[numbers.length];
        int length = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0) {
                continue;
            }
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (numbers[tails[middle]] < numbers[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        boolean[] marked = new boolean[numbers.length];
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            marked[i] = true;
        }
        return marked;
    }
}
