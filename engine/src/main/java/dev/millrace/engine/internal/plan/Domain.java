package dev.millrace.engine.internal.plan;

import java.util.List;

import dev.millrace.engine.internal.graph.SubPlan;

/**
 * The different values that a subquery reads of the rows around it: each of its own rows then stands beside one of them.
 *
 * @param plan gives them, as the row of a group in one lane
 * @param refs what they are values of, in the order of the columns
 */
record Domain(SubPlan plan, List<OuterRef> refs) {

    /** The column of a value. */
    int column(OuterRef ref) {
        int column = refs.indexOf(ref);
        if (column < 0) {
            throw new IllegalStateException(ref + " is none of " + refs);
        }
        return column;
    }
}
