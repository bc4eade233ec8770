package dev.millrace.benchmarks.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the suite found out.
 *
 * @param machine what it ran on
 * @param results by measure, query and size, then what these say of each other
 * @param notes cells without figures, and why
 */
record Summary(Map<String, String> machine, List<Line> results, List<String> notes) {

    private record Key(String measure, String query, int n) {
    }

    /** Puts together what processes told; forks of the same contestant become one figure. */
    static Summary of(Map<String, String> machine, List<CellFigures> cells, List<String> problems) {
        Map<Key, Map<String, List<Figure>>> all = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>(problems);
        for (CellFigures cell : cells) {
            String why = cell.failure() != null ? cell.failure() : cell.unsupported();
            if (why != null) {
                notes.add(cell.peer() + ", " + cell.query() + ", " + cell.n() + " rows: " + why);
            }
            named(cell).forEach((measure, figure) -> all
                    .computeIfAbsent(new Key(measure, cell.query(), cell.n()), key -> new TreeMap<>())
                    .computeIfAbsent(cell.peer(), peer -> new ArrayList<>()).add(figure));
        }
        List<Line> lines = new ArrayList<>();
        all.forEach((key, figures) -> lines.add(line(key, figures)));
        lines.addAll(Comparisons.of(lines));
        return new Summary(machine, lines, notes);
    }

    /** Figures by the names of the suite: the driver under Node tells the mean of its loop and single times as one. */
    private static Map<String, Figure> named(CellFigures cell) {
        Map<String, Figure> named = new LinkedHashMap<>(cell.figures());
        Figure memory = named.remove("memory");
        if (memory != null) {
            named.put("memory.query", memory);
        }
        Figure mixed = named.get("update.mixed");
        if (mixed != null && SuitePlan.OF_NODE.contains(cell.peer())) {
            named.put("update.loop", new Figure(mixed.unit(), mixed.mean(), null, null, null, null, null, null));
        }
        return named;
    }

    private static Line line(Key key, Map<String, List<Figure>> figures) {
        Map<String, Figure> peers = new TreeMap<>();
        figures.forEach((name, forks) -> peers.put(name, Figure.ofForks(forks)));
        Figure ours = peers.remove(Entrant.STORE.name());
        Figure engine = peers.remove(Entrant.ENGINE.name());
        Figure hand = peers.remove(Entrant.HAND.name());
        String unit = figures.values().iterator().next().get(0).unit();
        return Line.of(key.measure, key.query, key.n, unit, ours, engine, hand, peers);
    }
}
