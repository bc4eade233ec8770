package dev.millrace.benchmarks.costs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.costs.CostCase.Yardstick;

/** What was measured, as tables in Markdown, and how much of it is within its bounds. */
final class CostTables {

    /** So many times as many rows and nodes may be visited among a thousand times as many rows. */
    private static final double MOST_VISITED = 2.5;
    /** So many times the growth of a map may that of the time be. */
    private static final double MOST_OF_A_MAP = 2;
    private static final double MOST_BYTES_READ = 200;
    /** Near zero: no more than an object or two. */
    private static final double MOST_BYTES_UNREAD = 64;

    private final int[] sizes;
    private final List<CostCase> cases;
    /** By case, then by size. */
    private final List<List<Cost>> costs = new ArrayList<>();
    private final Map<Yardstick, List<Double>> maps = new EnumMap<>(Yardstick.class);
    private final StringBuilder text = new StringBuilder();

    CostTables(int[] sizes, List<CostCase> cases) {
        this.sizes = sizes.clone();
        this.cases = List.copyOf(cases);
        cases.forEach(each -> costs.add(new ArrayList<>()));
        for (Yardstick yardstick : Yardstick.values()) {
            maps.put(yardstick, new ArrayList<>());
        }
    }

    /** Takes what a case costs at the next size. */
    void add(int number, Cost cost) {
        costs.get(number).add(cost);
    }

    /** Takes what a map costs at the next size. */
    void add(Yardstick yardstick, double nanos) {
        maps.getOrDefault(yardstick, List.of()).add(nanos);
    }

    /** Less than one row or node counts as one: what is seldom met at all does not grow. */
    private static double visitGrowth(double first, double last) {
        return Math.max(1, last) / Math.max(1, first);
    }

    private static double growth(double first, double last) {
        return last / first;
    }

    private double growth(Yardstick yardstick) {
        List<Double> nanos = maps.getOrDefault(yardstick, List.of());
        return growth(nanos.get(0), nanos.get(nanos.size() - 1));
    }

    private Cost first(int number) {
        return costs.get(number).get(0);
    }

    private Cost last(int number) {
        List<Cost> all = costs.get(number);
        return all.get(all.size() - 1);
    }

    private double rowGrowth(int number) {
        return visitGrowth(first(number).rows(), last(number).rows());
    }

    private double nodeGrowth(int number) {
        return visitGrowth(first(number).nodes(), last(number).nodes());
    }

    private double timeGrowth(int number) {
        return growth(first(number).nanos(), last(number).nanos());
    }

    private boolean isVisitedWithinBounds(int number) {
        return rowGrowth(number) <= MOST_VISITED && nodeGrowth(number) <= MOST_VISITED;
    }

    private boolean isTimeWithinBounds(int number) {
        return timeGrowth(number) <= MOST_OF_A_MAP * growth(cases.get(number).yardstick());
    }

    private boolean isAllocationWithinBounds(int number) {
        return last(number).bytesRead() <= MOST_BYTES_READ && last(number).bytesUnread() <= MOST_BYTES_UNREAD;
    }

    /**
     * All tables.
     *
     * @param timed whether that of the time is one of them: it says nothing if other programs ran meanwhile
     */
    String text(boolean timed) {
        int all = cases.size();
        int visited = count(this::isVisitedWithinBounds);
        int allocated = count(this::isAllocationWithinBounds);
        visits();
        if (timed) {
            times();
        }
        allocations();
        if (timed) {
            int time = count(this::isTimeWithinBounds);
            line("%d of %d within bounds: visits %d of %d, time %d of %d, allocation %d of %d",
                    visited + time + allocated, 3 * all, visited, all, time, all, allocated, all);
        } else {
            line("%d of %d within bounds: visits %d of %d, allocation %d of %d; time was not held against any",
                    visited + allocated, 2 * all, visited, all, allocated, all);
        }
        return text.toString();
    }

    /** Asks something of a case. */
    private interface Question {
        boolean holds(int number);
    }

    private int count(Question question) {
        int count = 0;
        for (int i = 0; i < cases.size(); i++) {
            count += question.holds(i) ? 1 : 0;
        }
        return count;
    }

    private void visits() {
        line("## Rows and nodes visited");
        line("");
        line("Per update. Bound: %.1f times as many among %s rows as among %s.", MOST_VISITED,
                name(sizes[sizes.length - 1]), name(sizes[0]));
        line("");
        line("| operator | change | rows, %s | growth | nodes, %s | growth | within |", sizeNames(), sizeNames());
        line("|---|---|---|---|---|---|---|");
        for (int i = 0; i < cases.size(); i++) {
            List<Cost> measured = costs.get(i);
            line("| %s | %s | %s | %.2f | %s | %s | %s |", cases.get(i).operator(), cases.get(i).change(),
                    joined(measured.stream().map(cost -> "%.1f".formatted(cost.rows())).toList()), rowGrowth(i),
                    last(i).nodes() == 0 ? "none"
                            : joined(measured.stream().map(cost -> "%.1f".formatted(cost.nodes())).toList()),
                    last(i).nodes() == 0 ? "" : "%.2f".formatted(nodeGrowth(i)), mark(isVisitedWithinBounds(i)));
        }
        line("");
    }

    private void times() {
        line("## Time");
        line("");
        line("Nanoseconds per update: staging, commit, and reading what changed. Bound: a growth of no more than %.0f times that of"
                + " a map of the JDK with as many rows, measured in the same run.", MOST_OF_A_MAP);
        line("");
        line("| operator | change | %s | growth | of the map | within |", sizeNames());
        line("|---|---|---|---|---|---|");
        for (Yardstick yardstick : Yardstick.values()) {
            line("| %s | %s | %s | %.1f | | |", yardstick == Yardstick.HASH_MAP ? "`HashMap`" : "`TreeMap`",
                    yardstick == Yardstick.HASH_MAP ? "get, put" : "remove, put",
                    joined(maps.getOrDefault(yardstick, List.of()).stream().map("%.0f"::formatted).toList()),
                    growth(yardstick));
        }
        for (int i = 0; i < cases.size(); i++) {
            line("| %s | %s | %s | %.1f | %.1f | %s |", cases.get(i).operator(), cases.get(i).change(),
                    joined(costs.get(i).stream().map(cost -> "%.0f".formatted(cost.nanos())).toList()), timeGrowth(i),
                    growth(cases.get(i).yardstick()), mark(isTimeWithinBounds(i)));
        }
        line("");
    }

    private void allocations() {
        line("## Allocation");
        line("");
        line("Bytes allocated per update among %s rows, the rows that are given made beforehand. Bounds: %.0f where the changes are"
                + " read, %.0f where they are not.", name(sizes[sizes.length - 1]), MOST_BYTES_READ, MOST_BYTES_UNREAD);
        line("");
        line("| operator | change | read | not read | within |");
        line("|---|---|---|---|---|");
        for (int i = 0; i < cases.size(); i++) {
            line("| %s | %s | %.0f | %.0f | %s |", cases.get(i).operator(), cases.get(i).change(), last(i).bytesRead(),
                    last(i).bytesUnread(), mark(isAllocationWithinBounds(i)));
        }
        line("");
    }

    private static String mark(boolean within) {
        return within ? "yes" : "**no**";
    }

    private String sizeNames() {
        List<String> names = new ArrayList<>();
        for (int size : sizes) {
            names.add(name(size));
        }
        return joined(names);
    }

    private static String joined(List<String> parts) {
        return String.join(" / ", parts);
    }

    private static String name(int size) {
        return size >= 1_000_000 ? size / 1_000_000 + " M" : size >= 1000 ? size / 1000 + " k" : "" + size;
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }
}
