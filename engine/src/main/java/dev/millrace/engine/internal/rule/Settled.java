package dev.millrace.engine.internal.rule;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.DistinctNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.GroupNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueMapNode;
import dev.millrace.query.ast.ProjectNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SetKind;
import dev.millrace.query.ast.SetNode;

/**
 * Rows of which every component can be read without a problem. A plan computes what a projection makes where it is first read, so that
 * reading a component of projected rows is as harmful as what it is made of.
 */
final class Settled {

    private Settled() {
    }

    /** Whether the rows of a query are such rows. */
    static boolean is(QueryNode query) {
        if (query instanceof ProjectNode project) {
            return isMadeSoundly(project.shape()) && is(project.input());
        } else if (query instanceof DistinctNode || query instanceof OpaqueMapNode
                || query instanceof SetNode set && set.kind() != SetKind.UNION_ALL || query instanceof GroupNode) {
            return true; // all of each row was read to make these
        } else if (query instanceof JoinNode join && join.kind().showsLeftOnly()) {
            return is(join.left());
        }
        return Lists.all(query.inputs(), Settled::is);
    }

    /** Aggregates are computed with their group, whoever reads them. */
    private static boolean isMadeSoundly(ExprNode shape) {
        return shape instanceof AggregateNode
                || Harmless.isItself(shape) && Lists.all(shape.children(), Settled::isMadeSoundly);
    }
}
