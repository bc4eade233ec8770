package dev.millrace.query;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinKind;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.LaneType;
import dev.millrace.query.ast.OpenScope;
import dev.millrace.query.ast.QueryNode;
import dev.millrace.query.ast.SourceNode;

/**
 * What a join is made of, while its keys are being named.
 *
 * @param kind which rows come out
 * @param left the left rows
 * @param right the right rows
 * @param leftKeys the keys named on the left
 * @param rightKeys the keys named on the right
 */
record Joins(JoinKind kind, QueryNode left, QueryNode right, List<ExprNode> leftKeys, List<ExprNode> rightKeys) {

    static Joins start(JoinKind kind, QueryNode left, QueryNode right) {
        right.lane();
        return new Joins(kind, left, right, List.of(), List.of());
    }

    static SourceNode source(Relation<?> relation) {
        return new SourceNode(relation.ref());
    }

    /** The rows in a lane of a query, as a lambda sees them. */
    static <R> Ref<R> ref(QueryNode query, int lane, OpenScope scope) {
        return Ref.<R>to(lane, query.lanes().get(lane)).in(scope);
    }

    Joins and(ExprNode leftKey, ExprNode rightKey) {
        List<ExprNode> lefts = new ArrayList<>(leftKeys);
        lefts.add(leftKey);
        List<ExprNode> rights = new ArrayList<>(rightKeys);
        rights.add(rightKey);
        return new Joins(kind, left, right, lefts, rights);
    }

    JoinNode node() {
        return new JoinNode(kind, left, right, leftKeys, rightKeys, null);
    }

    JoinNode matching(ExprNode residual) {
        return new JoinNode(kind, left, right, leftKeys, rightKeys, residual);
    }

    /** The rows in a lane, both sides being there, as a lambda sees them. */
    <R> Ref<R> beside(int lane, OpenScope scope) {
        List<LaneType> lanes = new ArrayList<>(left.lanes());
        lanes.addAll(right.lanes());
        return Ref.<R>to(lane, lanes.get(lane)).in(scope);
    }
}
