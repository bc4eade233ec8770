package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.millrace.query.sql.Database;

/** Which constructs, pairs of constructs and types cases had, and what to wish for next. Safe from any thread. */
final class LanguageCoverage {

    /** Tries after which a pair is left alone as long as others have had fewer. */
    private static final int CANDIDATES = 4;

    private final List<String> constructs;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final boolean[][] seen;
    private final int[][] tries;
    private final Map<String, Map<Database, Integer>> checked = new TreeMap<>();

    LanguageCoverage(Collection<String> constructs) {
        this.constructs = List.copyOf(new TreeSet<>(constructs));
        this.constructs.forEach(construct -> numbers.put(construct, numbers.size()));
        this.seen = new boolean[this.constructs.size()][this.constructs.size()];
        this.tries = new int[this.constructs.size()][this.constructs.size()];
    }

    /** Counts what a case had that was compared. */
    synchronized void add(Database database, Set<String> found, Set<String> types) {
        List<Integer> here = found.stream().filter(numbers::containsKey).map(numbers::get).sorted().toList();
        for (int i = 0; i < here.size(); i++) {
            for (int j = i + 1; j < here.size(); j++) {
                seen[here.get(i)][here.get(j)] = true;
            }
        }
        found.forEach(construct -> count(construct, database));
        types.forEach(type -> count("type " + type, database));
    }

    private void count(String what, Database database) {
        checked.computeIfAbsent(what, absent -> new TreeMap<>()).merge(database, 1, Integer::sum);
    }

    /** A pair that no case had yet, of constructs that a database has; nothing if there is none, and every other time. */
    synchronized Set<String> wishes(Random random, Set<String> available) {
        if (random.nextInt(3) == 0) {
            return Set.of();
        }
        int[] best = null;
        for (int[] pair : unseen(random)) {
            if (available.contains(constructs.get(pair[0])) && available.contains(constructs.get(pair[1]))
                    && (best == null || tries[pair[0]][pair[1]] < tries[best[0]][best[1]])) {
                best = pair;
            }
        }
        if (best == null) {
            return Set.of();
        }
        tries[best[0]][best[1]]++;
        return Set.of(constructs.get(best[0]), constructs.get(best[1]));
    }

    private List<int[]> unseen(Random random) {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            for (int j = i + 1; j < seen.length; j++) {
                if (!seen[i][j]) {
                    all.add(new int[] {i, j});
                }
            }
        }
        List<int[]> some = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), CANDIDATES * 16); i++) {
            some.add(all.get(random.nextInt(all.size())));
        }
        return some;
    }

    synchronized int pairs() {
        return seen.length * (seen.length - 1) / 2;
    }

    synchronized int pairsSeen() {
        int count = 0;
        for (boolean[] row : seen) {
            for (boolean one : row) {
                count += one ? 1 : 0;
            }
        }
        return count;
    }

    synchronized List<String> pairsUnseen() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            for (int j = i + 1; j < seen.length; j++) {
                if (!seen[i][j]) {
                    pairs.add(constructs.get(i) + " with " + constructs.get(j));
                }
            }
        }
        return pairs;
    }

    /** How often each construct and type was compared in each database. */
    synchronized Map<String, Map<Database, Integer>> checked() {
        Map<String, Map<Database, Integer>> all = new TreeMap<>();
        constructs.forEach(construct -> all.put(construct, Map.of()));
        all.putAll(checked);
        return all;
    }
}
