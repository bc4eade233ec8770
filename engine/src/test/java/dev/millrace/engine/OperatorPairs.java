package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which operators stood directly above which in the plans of random histories. Safe from any thread. */
final class OperatorPairs {

    /** Every kind there is. */
    private static final List<String> KINDS = List.of("scan", "filter", "temporal filter", "project", "join by key",
            "left join by key",
            "join", "left join", "right join", "full join", "semi join", "anti join", "group", "aggregate", "distinct",
            "union", "intersect", "except", "union all", "window", "apply");

    private final Map<String, Long> seen = new TreeMap<>();

    /** Notes the pairs of a plan; last of its figures are those of the result, which is no operator. */
    synchronized void add(List<OperatorFigures> operators) {
        for (OperatorFigures operator : operators.subList(0, operators.size() - 1)) {
            for (int input : operator.inputs()) {
                seen.merge(pair(kind(operator.name()), kind(operators.get(input).name())), 1L, Long::sum);
            }
        }
    }

    private static String kind(String name) {
        String kind = name.startsWith("scan ") ? "scan" : name;
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("\"" + kind + "\" is no operator that is known here: " + KINDS);
        }
        return kind;
    }

    private static String pair(String above, String below) {
        return above + " above " + below;
    }

    /** All pairs: nothing is below a scan. */
    private static List<String> all() {
        List<String> all = new ArrayList<>();
        KINDS.stream().filter(above -> !above.equals("scan"))
                .forEach(above -> KINDS.forEach(below -> all.add(pair(above, below))));
        return all;
    }

    /** How many pairs there are. */
    synchronized int count() {
        return all().size();
    }

    /** How many of them were met. */
    synchronized int met() {
        return seen.size();
    }

    /** Those that were not. */
    synchronized TreeSet<String> missing() {
        TreeSet<String> missing = new TreeSet<>(all());
        missing.removeAll(seen.keySet());
        return missing;
    }
}
