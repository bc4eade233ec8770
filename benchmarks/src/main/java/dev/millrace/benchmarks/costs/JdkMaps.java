package dev.millrace.benchmarks.costs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Maps of the JDK with the same rows: what their changes cost is what the cost of operators is held against. */
final class JdkMaps {

    private static final Comparator<Line> BY_VALUE =
            Comparator.comparingLong(Line::value).thenComparingLong(Line::id);
    private static final int ROUNDS = 5;

    private final List<Line> lines;
    private final int[] order;
    private final int updates;
    private final int warmUp;

    /**
     * Maps of lines.
     *
     * @param lines the lines
     * @param warmUp how many changes are made before any are measured
     * @param updates how many changes are measured
     */
    JdkMaps(List<Line> lines, int warmUp, int updates) {
        this.lines = lines;
        this.warmUp = warmUp;
        this.updates = updates;
        this.order = new Random(7).ints(Math.max(warmUp, updates), 0, lines.size()).toArray();
    }

    /** A change of one row. */
    private interface Step {
        void change(Line line);
    }

    /** Nanoseconds to get a row of a hash map and put another in its place. */
    double hashMap() {
        Map<Long, Line> map = new HashMap<>();
        lines.forEach(line -> map.put(line.id(), line));
        Line[] spare = {lines.get(0)};
        return measure(line -> {
            Line before = map.get(line.id());
            map.put(line.id(), before == null ? spare[0] : before);
        });
    }

    /** Nanoseconds to remove a row from a tree map and put it back. */
    double treeMap() {
        TreeMap<Line, Line> map = new TreeMap<>(BY_VALUE);
        lines.forEach(line -> map.put(line, line));
        return measure(line -> {
            map.remove(line);
            map.put(line, line);
        });
    }

    private double measure(Step step) {
        for (int i = 0; i < warmUp; i++) {
            step.change(lines.get(order[i]));
        }
        double[] nanos = new double[ROUNDS];
        int perRound = updates / ROUNDS;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = round * perRound; i < (round + 1) * perRound; i++) {
                step.change(lines.get(order[i]));
            }
            nanos[round] = (double) (System.nanoTime() - began) / perRound;
        }
        return Arrays.stream(nanos).min().orElseThrow();
    }
}
