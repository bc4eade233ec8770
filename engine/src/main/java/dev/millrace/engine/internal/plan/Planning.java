package dev.millrace.engine.internal.plan;

import java.util.function.Function;

import dev.millrace.engine.internal.flow.Probe;
import dev.millrace.engine.internal.flow.WindowRules;
import dev.millrace.engine.internal.rule.Rewritten;
import dev.millrace.engine.internal.rule.Rules;
import dev.millrace.query.ast.QueryNode;

/**
 * How plans are made and kept at work.
 *
 * @param windows how windows keep rows
 * @param worthAnIndex so many filters must hold one column against constants for an index of that column to be built
 * @param worthARoute so many must consume the rows of an operator for filters among them to be told only of changes that can concern
 *            them
 * @param shares whether equal steps of queries are one
 * @param rules what rewrites a query before it is planned
 * @param probe watches the operators
 */
public record Planning(WindowRules windows, int worthAnIndex, int worthARoute, boolean shares,
        Function<QueryNode, Rewritten> rules, Probe probe) {

    /** What pays, watched by nobody. */
    public static final Planning STANDARD = new Planning(WindowRules.STANDARD, 2, 2, true, Rules::rewrite, Probe.NONE);
}
