package dev.millrace.engine.internal.rule;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.JoinNode;
import dev.millrace.query.ast.QueryNode;

/** Conditions over joined rows that are moved into the sides they read. Used by one thread. */
final class Sides {

    private final JoinNode join;
    private final boolean intoLeft;
    private final boolean intoRight;
    private final List<ExprNode> moved = new ArrayList<>();
    private final List<ExprNode> left = new ArrayList<>();
    private final List<ExprNode> right = new ArrayList<>();

    /**
     * Nothing is moved yet. Keys and residual are asked of fewer rows then, and fewer of the other side are looked up: where
     * one of these can fail, a side is left as it is.
     *
     * @param join the join
     * @param intoLeft whether conditions of left rows may be asked on the left
     * @param intoRight whether conditions of right rows may be asked on the right
     */
    Sides(JoinNode join, boolean intoLeft, boolean intoRight) {
        boolean harmless = Joins.areSettled(join) && Harmless.all(Joins.residual(join));
        this.join = join;
        this.intoLeft = intoLeft && harmless && Harmless.all(join.leftKeys()) && LookedUp.isHarmless(join.right());
        this.intoRight = intoRight && harmless && Harmless.all(join.rightKeys()) && LookedUp.isHarmless(join.left());
    }

    /** Moves a condition over the rows of both sides beside each other, if it can be. */
    void move(ExprNode condition) {
        int border = Joins.firstOfRight(join);
        if (intoLeft && Reads.areWithin(condition, 0, border)) {
            left.add(condition);
            moved.add(condition);
        } else if (intoRight && Reads.areWithin(condition, border, Joins.lanes(join))) {
            ExprNode own = Substitution.shifted(border).of(condition);
            if (own != null) {
                right.add(own);
                moved.add(condition);
            }
        }
    }

    /** What was moved, as it was. */
    List<ExprNode> moved() {
        return moved;
    }

    QueryNode left() {
        return Conjuncts.where(join.left(), left);
    }

    QueryNode right() {
        return Conjuncts.where(join.right(), right);
    }
}
