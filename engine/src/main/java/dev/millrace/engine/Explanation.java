package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.millrace.engine.internal.graph.OperatorVertex;
import dev.millrace.engine.internal.plan.Plan;

/**
 * How a query is kept current: what became of it before it was planned, and the steps of its plan with what each does, has done and
 * takes, and why it does so. As text, and as a graph for Graphviz (DOT) or Mermaid. Immutable: it tells how things were when it was asked
 * for. Lanes of rows are numbered: a source has its rows in lane 0, and a join puts those of the right side behind those of the left.
 *
 * @param rewritings what was done to the query before it was planned, in order
 * @param steps the steps of the plan, inputs before those that consume them; last what keeps the result
 */
public record Explanation(List<String> rewritings, List<Step> steps) {

    /** Copies the lists. */
    public Explanation {
        rewritings = List.copyOf(rewritings);
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param figures what it is, of which inputs, and what it has done so far for all queries that share it
     * @param detail what it does that with: conditions, keys, aggregates, orders
     * @param consumers how many steps and results consume its rows, of this query and of others
     * @param reasons why it does so as it does
     */
    public record Step(OperatorFigures figures, String detail, int consumers, List<String> reasons) {

        /** Copies the list. */
        public Step {
            reasons = List.copyOf(reasons);
        }

        private String title() {
            return detail.isEmpty() ? figures.name() : figures.name() + " " + detail;
        }

        private String numbers() {
            return String.format(Locale.ROOT,
                    "%,d rows held, %,d bytes; %,d changes in, %,d out; %,d rows visited; %,d ns",
                    figures.rowsHeld(), figures.bytes(), figures.changesIn(), figures.changesOut(),
                    figures.rowsVisited(),
                    figures.nanos());
        }
    }

    static Explanation of(Plan plan, List<String> rewritings) {
        List<OperatorFigures> figures = OperatorFigures.of(plan);
        List<OperatorVertex> vertices = plan.vertices();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            OperatorVertex vertex = vertices.get(i);
            steps.add(new Step(figures.get(i), vertex.detail(), vertex.consumed(), vertex.reasons()));
        }
        steps.add(new Step(figures.get(vertices.size()), "", 1, List.of()));
        return new Explanation(rewritings, steps);
    }

    /**
     * The plan as text: a tree from the result down, with a line of figures and the reasons below each step. A step that is consumed
     * twice is shown once and referred to by its number.
     *
     * @return several lines, each ended by a line feed
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        rewritings.forEach(each -> text.append("rewritten: ").append(each).append('\n'));
        append(steps.size() - 1, 0, new boolean[steps.size()], text);
        return text.toString();
    }

    private void append(int number, int depth, boolean[] shown, StringBuilder text) {
        Step step = steps.get(number);
        String indent = "  ".repeat(depth);
        text.append(indent).append('[').append(number).append("] ").append(step.title());
        if (shown[number]) {
            text.append(" (see above)\n");
            return;
        }
        shown[number] = true;
        text.append(step.consumers() > 1 ? " (consumed by " + step.consumers() + ")" : "").append('\n');
        text.append(indent).append("    ").append(step.numbers()).append('\n');
        step.reasons().forEach(reason -> text.append(indent).append("    ").append(reason).append('\n'));
        step.figures().inputs().forEach(input -> append(input, depth + 1, shown, text));
    }

    /**
     * The plan as a graph in the language of Graphviz.
     *
     * @return a digraph, rows flowing upwards
     */
    public String dot() {
        StringBuilder dot =
                new StringBuilder("digraph plan {\n  rankdir=BT;\n  node [shape=box, fontname=\"sans-serif\"];\n");
        for (int i = 0; i < steps.size(); i++) {
            dot.append("  n").append(i).append(" [label=\"").append(label(steps.get(i), "\\n", "\\\"", "\\\\"))
                    .append("\"];\n");
        }
        for (int i = 0; i < steps.size(); i++) {
            for (int input : steps.get(i).figures().inputs()) {
                dot.append("  n").append(input).append(" -> n").append(i).append(";\n");
            }
        }
        return dot.append("}\n").toString();
    }

    /**
     * The plan as a graph in the language of Mermaid.
     *
     * @return a flowchart, rows flowing upwards
     */
    public String mermaid() {
        StringBuilder mermaid = new StringBuilder("flowchart BT\n");
        for (int i = 0; i < steps.size(); i++) {
            mermaid.append("  n").append(i).append("[\"").append(label(steps.get(i), "<br>", "#quot;", "\\"))
                    .append("\"]\n");
        }
        for (int i = 0; i < steps.size(); i++) {
            for (int input : steps.get(i).figures().inputs()) {
                mermaid.append("  n").append(input).append(" --> n").append(i).append('\n');
            }
        }
        return mermaid.toString();
    }

    private static String label(Step step, String lineEnd, String quote, String backslash) {
        OperatorFigures figures = step.figures();
        String text = step.title().replace("\\", backslash).replace("\"", quote).replace("\n", " ");
        return text + lineEnd + String.format(Locale.ROOT, "%,d rows, %,d bytes", figures.rowsHeld(), figures.bytes())
                + lineEnd + String.format(Locale.ROOT, "%,d in, %,d out, %,d ns", figures.changesIn(),
                        figures.changesOut(), figures.nanos());
    }

    /** As {@link #text}. */
    @Override
    public String toString() {
        return text();
    }
}
