package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FilterNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.OpaqueFilterNode;
import dev.millrace.query.ast.OrderNode;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;
import dev.millrace.query.ast.WindowNode;

/** What several rules ask of joins and make of them. */
final class Joins {

    private Joins() {
    }

    /** The number of the first lane of the right side, beside the left. */
    static int firstOfRight(JoinNode join) {
        return join.left().lanes().size();
    }

    /** The number of lanes of both sides beside each other. */
    static int lanes(JoinNode join) {
        return firstOfRight(join) + join.right().lanes().size();
    }

    /** Whether the rows of both sides can be read without a problem. */
    static boolean areSettled(JoinNode join) {
        return Settled.is(join.left()) && Settled.is(join.right());
    }

    /** The same join of other rows, under other conditions beside its keys. */
    static JoinNode with(JoinNode join, QueryNode left, QueryNode right, List<ExprNode> residual) {
        return new JoinNode(join.kind(), left, right, join.leftKeys(), join.rightKeys(),
                residual.isEmpty() ? null : Conjuncts.all(residual));
    }

    /** The same join on more keys. */
    static JoinNode and(JoinNode join, List<ExprNode> left, List<ExprNode> right, List<ExprNode> residual) {
        List<ExprNode> leftKeys = new ArrayList<>(join.leftKeys());
        leftKeys.addAll(left);
        List<ExprNode> rightKeys = new ArrayList<>(join.rightKeys());
        rightKeys.addAll(right);
        return new JoinNode(join.kind(), join.left(), join.right(), leftKeys, rightKeys,
                residual.isEmpty() ? null : Conjuncts.all(residual));
    }

    /** The conditions beside the keys; empty if there are none. */
    static List<ExprNode> residual(JoinNode join) {
        return join.residual() == null ? List.of() : Conjuncts.of(join.residual());
    }

    /** Whether the whole key of the right side is equated: there is at most one match for each left row (law 10). */
    static boolean isByKey(JoinNode join) {
        return Lists.any(join.rightKeys(), key -> isKeyOf(join.right(), key));
    }

    /** Whether joined rows are known by the left row alone once the right side's whole key is equated (law 10). */
    static boolean isKnownByLeft(JoinKind kind) {
        return kind == JoinKind.INNER || kind == JoinKind.LEFT;
    }

    /** Whether an expression is the whole key of rows, as law 10 has it. */
    static boolean isKeyOf(QueryNode node, ExprNode expression) {
        if (node instanceof FilterNode || node instanceof OpaqueFilterNode || node instanceof OrderNode
                || node instanceof WindowNode || node instanceof JoinNode join && join.kind().showsLeftOnly()) {
            return isKeyOf(node.inputs().get(0), expression);
        }
        return node instanceof SourceNode source && expression.equals(new FieldNode(0, source.relation().key()));
    }
}
