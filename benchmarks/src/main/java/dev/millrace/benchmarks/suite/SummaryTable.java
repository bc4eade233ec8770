package dev.millrace.benchmarks.suite;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A summary as Markdown. */
final class SummaryTable {

    private static final double THOUSAND = 1000;

    private SummaryTable() {
    }

    static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        summary.machine().forEach((name, value) -> text.append("- ").append(name).append(": ").append(value)
                .append('\n'));
        text.append(
                "\n| measure | query | rows | ours (min, median, max) | p99 | engine alone | by hand (min, median, max) "
                        + "| ratio | goal | met | best peer | its ratio to ours | B/op |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Line line : summary.results()) {
            text.append("| ").append(String.join(" | ", cells(line))).append(" |\n");
        }
        if (!summary.notes().isEmpty()) {
            text.append('\n');
            summary.notes().forEach(note -> text.append("- ").append(note).append('\n'));
        }
        return text.toString();
    }

    private static List<String> cells(Line line) {
        Figure ours = line.ours();
        return List.of(line.measure(), line.query(), Integer.toString(line.n()), spread(ours),
                ours == null ? "" : value(ours.p99(), ours.unit()), middle(line.engine()), spread(line.hand()),
                number(line.ratioToHand()), goal(line), line.met() == null ? "" : line.met() ? "yes" : "no",
                line.bestPeer() == null ? "" : line.bestPeer(), number(line.peerToOurs()),
                ours == null || ours.alloc() == null ? "" : String.format(Locale.ROOT, "%.0f", ours.alloc()));
    }

    private static String goal(Line line) {
        if (line.goal() == null || line.bound() == null) {
            return "";
        }
        return line.bound().with(line.bound() == Goal.Bound.MOST ? value(line.goal(), line.unit())
                : String.format(Locale.ROOT, "%.1f", line.goal()));
    }

    private static String spread(@Nullable Figure figure) {
        if (figure == null) {
            return "";
        }
        List<Double> all = figure.spread() == null ? List.of(figure.main()) : figure.spread();
        return String.join(" / ", all.stream().map(each -> value(each, figure.unit())).toList());
    }

    private static String middle(@Nullable Figure figure) {
        return figure == null ? "" : value(figure.typical(), figure.unit());
    }

    /** Times in the unit that reads best. */
    private static String value(@Nullable Double value, String unit) {
        if (value == null) {
            return "";
        }
        if (unit.equals("x")) {
            return number(value);
        }
        if (!unit.equals("ns")) {
            return String.format(Locale.ROOT, "%.1f %s", value, unit);
        }
        if (value < THOUSAND) {
            return String.format(Locale.ROOT, "%.0f ns", value);
        }
        return value < THOUSAND * THOUSAND ? String.format(Locale.ROOT, "%.2f µs", value / THOUSAND)
                : String.format(Locale.ROOT, "%.2f ms", value / THOUSAND / THOUSAND);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
