package dev.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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

    /** Pairs that are looked at for the one to wish for. */
    private static final int CANDIDATES = 64;

    private final List<String> constructs;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] seen;
    // How often a pair was seen or wished for, of each database by itself: else what one draws would depend on how far others are.
    private final Map<Database, int[][]> met = new EnumMap<>(Database.class);
    private final Map<String, Map<Database, Integer>> checked = new TreeMap<>();

    LanguageCoverage(Collection<String> constructs) {
        this.constructs = List.copyOf(new TreeSet<>(constructs));
        this.constructs.forEach(construct -> numbers.put(construct, numbers.size()));
        this.seen = new int[this.constructs.size()][this.constructs.size()];
    }

    /** Counts what a case had that was compared. */
    synchronized void add(Database database, Set<String> found, Set<String> types) {
        List<Integer> here = found.stream().filter(numbers::containsKey).map(numbers::get).sorted().toList();
        int[][] metHere = met(database);
        for (int i = 0; i < here.size(); i++) {
            for (int j = i + 1; j < here.size(); j++) {
                seen[here.get(i)][here.get(j)]++;
                metHere[here.get(i)][here.get(j)]++;
            }
        }
        found.forEach(construct -> count(construct, database));
        types.forEach(type -> count("type " + type, database));
    }

    private void count(String what, Database database) {
        checked.computeIfAbsent(what, absent -> new TreeMap<>()).merge(database, 1, Integer::sum);
    }

    /** A pair that few cases had, or none, of constructs that a database has; nothing one time in three. */
    synchronized Set<String> wishes(Database database, Random random, Set<String> available) {
        List<Integer> here = available.stream().filter(numbers::containsKey).map(numbers::get).sorted().toList();
        if (random.nextInt(3) == 0 || here.size() < 2) {
            return Set.of();
        }
        int[][] metHere = met(database);
        int best = here.get(0);
        int other = here.get(1);
        for (int[] pair : candidates(random, here)) {
            if (metHere[pair[0]][pair[1]] < metHere[best][other]) {
                best = pair[0];
                other = pair[1];
            }
        }
        metHere[best][other]++;
        return Set.of(constructs.get(best), constructs.get(other));
    }

    private int[][] met(Database database) {
        return met.computeIfAbsent(database, absent -> new int[constructs.size()][constructs.size()]);
    }

    private static List<int[]> candidates(Random random, List<Integer> here) {
        List<int[]> some = new ArrayList<>();
        while (some.size() < CANDIDATES) {
            int first = here.get(random.nextInt(here.size()));
            int second = here.get(random.nextInt(here.size()));
            if (first < second) {
                some.add(new int[] {first, second});
            }
        }
        return some;
    }

    synchronized int pairs() {
        return seen.length * (seen.length - 1) / 2;
    }

    synchronized int pairsSeen() {
        int count = 0;
        for (int[] row : seen) {
            for (int one : row) {
                count += one > 0 ? 1 : 0;
            }
        }
        return count;
    }

    synchronized List<String> pairsUnseen() {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            for (int j = i + 1; j < seen.length; j++) {
                if (seen[i][j] == 0) {
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
