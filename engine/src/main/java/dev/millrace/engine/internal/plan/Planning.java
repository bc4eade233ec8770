package dev.millrace.engine.internal.plan;

import java.util.function.Function;

import dev.millrace.engine.internal.flow.IndexRules;
import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.graph.HandingDown;
import dev.millrace.engine.internal.rule.Rewritten;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.query.ast.QueryNode;

/**
 * How plans are made and kept at work.
 *
 * @param windows how windows keep rows
 * @param indexes when indexes are built, and for how long they are kept
 * @param worthARoute so many must consume the rows of an operator for filters among them to be told only of changes that can concern
 *            them
 * @param shares whether equal steps of queries are one
 * @param handingDown when the change of one row is handed down from step to step
 * @param rules what rewrites a query before it is planned
 * @param probe watches the operators
 */
public record Planning(WindowRules windows, IndexRules indexes, int worthARoute, boolean shares,
        HandingDown handingDown,
        Function<QueryNode, Rewritten> rules, Probe probe) {

    /** What pays, watched by nobody. */
    public static final Planning STANDARD =
            new Planning(WindowRules.STANDARD, IndexRules.STANDARD, 2, true, HandingDown.UNLESS_TIMED, Rules::rewrite,
                    Probe.NONE);

    /** The same with other rules for indexes. */
    public Planning with(IndexRules others) {
        return new Planning(windows, others, worthARoute, shares, handingDown, rules, probe);
    }
}
