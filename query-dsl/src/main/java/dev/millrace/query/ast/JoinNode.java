package dev.millrace.query.ast;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.query.value.ValueKind;

/**
 * Rows of two queries beside each other where their keys are equal (law 9). A null key equals nothing.
 *
 * @param kind which rows come out
 * @param left the left rows
 * @param right the right rows
 * @param leftKeys expressions over the left lanes
 * @param rightKeys as many expressions over the right lanes, equal to those on the left one by one
 * @param residual a further condition over the lanes of both sides, none of them absent; null if there is none
 */
public record JoinNode(JoinKind kind, QueryNode left, QueryNode right, List<ExprNode> leftKeys,
        List<ExprNode> rightKeys,
        @Nullable ExprNode residual) implements QueryNode {

    /**
     * Checks what keys and residual read.
     *
     * @throws IllegalArgumentException if they read something their side does not offer, are of unlike types, or there are none
     */
    public JoinNode {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
            throw new IllegalArgumentException(
                    "A join needs as many keys on the left as on the right, and at least one,"
                            + " but was given " + leftKeys + " and " + rightKeys);
        }
        Whole.require(List.of(left, right), allOf(leftKeys, rightKeys, residual));
        requireRows(left);
        requireRows(right);
        leftKeys.forEach(Scope.of(left)::check);
        rightKeys.forEach(Scope.of(right)::check);
        for (int i = 0; i < leftKeys.size(); i++) {
            requireOneKind(leftKeys.get(i), rightKeys.get(i));
        }
        if (residual != null) {
            Scope.beside(left, right).check(residual);
        }
    }

    /**
     * An inner join on one equality.
     *
     * @param left the left rows
     * @param right the right rows
     * @param leftKey an expression over the left lanes
     * @param rightKey an expression over the right lanes
     */
    public JoinNode(QueryNode left, QueryNode right, ExprNode leftKey, ExprNode rightKey) {
        this(JoinKind.INNER, left, right, List.of(leftKey), List.of(rightKey), null);
    }

    private static void requireRows(QueryNode side) {
        if (side.lanes().isEmpty()) {
            throw new IllegalArgumentException("A join was asked for of groups; select of them first: " + side);
        }
    }

    private static void requireOneKind(ExprNode leftKey, ExprNode rightKey) {
        ValueKind a = ValueKind.of(leftKey.type());
        ValueKind b = ValueKind.of(rightKey.type());
        if (a != b && a != ValueKind.OTHER && b != ValueKind.OTHER) {
            throw new IllegalArgumentException("A join compares values of one kind, but " + leftKey + " is of type "
                    + leftKey.type().getSimpleName() + " and " + rightKey + " of type "
                    + rightKey.type().getSimpleName() + "; name keys that can be equal");
        }
    }

    @Override
    public List<LaneType> lanes() {
        if (kind.showsLeftOnly()) {
            return left.lanes();
        }
        List<LaneType> lanes = new ArrayList<>();
        left.lanes().forEach(lane -> lanes.add(kind.leftMayBeAbsent() ? lane.absent() : lane));
        right.lanes().forEach(lane -> lanes.add(kind.rightMayBeAbsent() ? lane.absent() : lane));
        return lanes;
    }

    @Override
    public List<QueryNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public List<ExprNode> expressions() {
        return allOf(leftKeys, rightKeys, residual);
    }

    private static List<ExprNode> allOf(List<ExprNode> leftKeys, List<ExprNode> rightKeys,
            @Nullable ExprNode residual) {
        List<ExprNode> all = new ArrayList<>(leftKeys);
        all.addAll(rightKeys);
        if (residual != null) {
            all.add(residual);
        }
        return all;
    }

    @Override
    public JoinNode with(List<QueryNode> inputs, List<ExprNode> expressions) {
        int keys = leftKeys.size();
        return new JoinNode(kind, inputs.get(0), inputs.get(1), expressions.subList(0, keys),
                expressions.subList(keys, 2 * keys), residual == null ? null : expressions.get(2 * keys));
    }

    @Override
    public String toString() {
        return QueryText.of(this);
    }
}
