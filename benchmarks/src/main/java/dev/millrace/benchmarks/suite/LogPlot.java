package dev.millrace.benchmarks.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of lines over an axis of names, as SVG. What goes up is drawn by its logarithm, so that twice as much is the same distance
 * everywhere.
 */
final class LogPlot {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 600;
    private static final int TOP = 50;
    private static final int BOTTOM = 360;
    private static final int LEGEND_STEP = 20;
    private static final int RADIUS = 4;
    private static final List<String> COLORS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
            "#56b4e9", "#8c6d31", "#666666");

    private final String title;
    private final String unit;
    private final List<String> names;
    private final boolean joined;
    private final List<Series> series = new ArrayList<>();

    /** Values by place on the axis; NaN where there is none. */
    private record Series(String title, double[] values) {
    }

    /**
     * Without lines so far.
     *
     * @param unit of what goes up
     * @param names the places on the axis
     * @param joined whether points of a series are joined by a line
     */
    LogPlot(String title, String unit, List<String> names, boolean joined) {
        this.title = title;
        this.unit = unit;
        this.names = names;
        this.joined = joined;
    }

    /** Draws one more, if it has a value; values by name, NaN where there is none. */
    void add(String name, double[] values) {
        if (!Arrays.stream(values).allMatch(Double::isNaN)) {
            series.add(new Series(name, values.clone()));
        }
    }

    String title() {
        return title;
    }

    /** Whether nothing is to be seen. */
    boolean isEmpty() {
        return series.isEmpty();
    }

    String svg() {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (Series each : series) {
            for (double value : each.values) {
                if (!Double.isNaN(value)) {
                    least = Math.min(least, Math.log10(value));
                    most = Math.max(most, Math.log10(value));
                }
            }
        }
        double from = Math.floor(least * 2) / 2;
        double to = Math.max(from + 0.5, Math.ceil(most * 2) / 2);
        StringBuilder svg = new StringBuilder();
        line(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
                + "font-size=\"12\">", WIDTH, HEIGHT);
        line(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        line(svg, "<text x=\"%d\" y=\"%d\" font-size=\"15\">%s</text>", LEFT, TOP / 2, escaped(title));
        axes(svg, from, to);
        for (int i = 0; i < series.size(); i++) {
            draw(svg, series.get(i), COLORS.get(i % COLORS.size()), TOP + i * LEGEND_STEP, from, to);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, double from, double to) {
        for (double at = from; at <= to; at += 0.5) {
            int y = y(at, from, to);
            line(svg, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#dddddd\"/>", LEFT, y, RIGHT, y);
            line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4,
                    String.format(Locale.ROOT, "%.3g", Math.pow(10, at)));
        }
        line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP - 8, escaped(unit));
        for (int i = 0; i < names.size(); i++) {
            line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(i), BOTTOM + 20,
                    escaped(names.get(i)));
        }
    }

    private void draw(StringBuilder svg, Series drawn, String color, int legend, double from, double to) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            double value = drawn.values[i];
            if (!Double.isNaN(value)) {
                int y = y(Math.log10(value), from, to);
                line(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>", x(i), y, RADIUS, color);
                points.append(x(i)).append(',').append(y).append(' ');
            }
        }
        if (joined) {
            line(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>", points.toString().strip(), color);
        }
        line(svg, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"%s\"/>", RIGHT + 20, legend - 4, RADIUS, color);
        line(svg, "<text x=\"%d\" y=\"%d\">%s</text>", RIGHT + 30, legend, escaped(drawn.title));
    }

    private int x(int place) {
        return LEFT + (2 * place + 1) * (RIGHT - LEFT) / (2 * names.size());
    }

    private static int y(double logarithm, double from, double to) {
        return (int) Math.round(BOTTOM - (logarithm - from) / (to - from) * (BOTTOM - TOP));
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
