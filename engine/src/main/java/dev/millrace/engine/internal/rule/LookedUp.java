package dev.millrace.engine.internal.rule;

import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;
import dev.millrace.query.ast.WindowNode;

/**
 * Rows that a join may look up or not without anybody noticing. A plan computes the rows of one side of a join for those of the other,
 * so that what can fail in them may not fail where the other side has fewer rows.
 */
final class LookedUp {

    private LookedUp() {
    }

    /** Whether nothing that is computed when rows of a query are looked up can meet a problem. */
    static boolean isHarmless(QueryNode query) {
        if (query instanceof GroupNode || query instanceof DistinctNode || query instanceof WindowNode
                || query instanceof SetNode set && set.kind() != SetKind.UNION_ALL) {
            return true; // these keep their rows: all below is computed in any case
        } else if (query instanceof OpaqueFilterNode || query instanceof OpaqueMapNode) {
            return false;
        }
        return (query instanceof ProjectNode ? Settled.is(query) : Harmless.all(query.expressions()))
                && Lists.all(query.inputs(), LookedUp::isHarmless);
    }
}
