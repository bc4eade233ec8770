package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

import dev.millrace.testkit.sample.Choices;

/** Makes recorded decisions simpler as long as what they make still fails, within a time. */
final class Shrinking {

    /** {@code -Dshrinking=false} leaves failing cases as they are: for faults that are planted. */
    private static final boolean WANTED = !"false".equals(System.getProperty("shrinking"));

    private final Predicate<List<Integer>> fails;
    private final long end;
    private List<Integer> smallest;

    private Shrinking(List<Integer> decisions, Predicate<List<Integer>> fails, long milliseconds) {
        this.smallest = decisions;
        this.fails = fails;
        this.end = System.nanoTime() + milliseconds * 1_000_000;
    }

    static List<Integer> shrunk(List<Integer> decisions, Predicate<List<Integer>> fails, long milliseconds) {
        if (!WANTED) {
            return decisions;
        }
        Shrinking shrinking = new Shrinking(decisions, fails, milliseconds);
        List<Integer> before;
        do {
            before = shrinking.smallest;
            shrinking.pass();
        } while (!before.equals(shrinking.smallest) && shrinking.hasTime());
        return shrinking.smallest;
    }

    private boolean hasTime() {
        return System.nanoTime() < end;
    }

    private void pass() {
        for (int length = Math.max(1, smallest.size() / 2); length > 0 && hasTime(); length /= 2) {
            for (int from = smallest.size() - length; from >= 0 && hasTime(); from -= length) {
                if (from + length <= smallest.size() && !replaced(from, length, List.of())) {
                    replaced(from, length, Collections.nCopies(length, 0));
                }
            }
        }
        for (int i = 0; i < smallest.size() && hasTime(); i++) {
            for (int lesser : new int[] {smallest.get(i) / 2, smallest.get(i) - Choices.RANGE / 20}) {
                if (i < smallest.size() && lesser > 0 && lesser < smallest.get(i)) {
                    replaced(i, 1, List.of(lesser));
                }
            }
        }
    }

    private boolean replaced(int from, int length, List<Integer> by) {
        if (smallest.subList(from, from + length).equals(by)) {
            return false;
        }
        List<Integer> candidate = new ArrayList<>(smallest.subList(0, from));
        candidate.addAll(by);
        candidate.addAll(smallest.subList(from + length, smallest.size()));
        if (!fails.test(candidate)) {
            return false;
        }
        smallest = candidate;
        return true;
    }
}
