package dev.millrace.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.millrace.engine.internal.expr.LaneReads;
import dev.millrace.engine.internal.expr.RowExpr;
import dev.millrace.engine.internal.flow.JoinSides;
import dev.millrace.engine.internal.flow.KeyColumns.Matching;
import dev.millrace.engine.internal.graph.Assembly;
import dev.millrace.engine.internal.graph.SubPlan;

/**
 * Two sides of rows that are to be matched: the first two inputs of a step.
 *
 * @param left the left rows
 * @param right the right rows
 * @param leftKeys keys of the left rows
 * @param rightKeys as many keys of the right rows
 * @param matching how each pair of keys is matched
 * @param residual a further condition over the lanes of both; null if there is none
 */
record JoinForm(Stage left, Stage right, List<RowExpr> leftKeys, List<RowExpr> rightKeys, List<Matching> matching,
        @Nullable RowExpr residual) {

    /** Copies the lists. */
    JoinForm {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
        matching = List.copyOf(matching);
    }

    /** The form of a step that matches them, over these inputs. */
    Form named(String name, @Nullable Object... further) {
        return Form.of(name, new Keys(leftKeys, rightKeys, matching), residual, Form.of("", further));
    }

    /** The keys as a part of a form. */
    record Keys(List<RowExpr> left, List<RowExpr> right, List<Matching> matching) {
    }

    /** The left rows as an input. */
    SubPlan.Input leftInput(int lane) {
        return left.input(lane, reads(left, leftKeys, 0));
    }

    /** The right rows as an input of which a step reads something else as well. */
    SubPlan.Input rightInput(int lane, List<RowExpr> further) {
        long[] reads = reads(right, rightKeys, left.plan().width());
        long[] more = right.reads(further);
        for (int i = 0; i < reads.length; i++) {
            reads[i] |= more[i];
        }
        return right.input(lane, reads);
    }

    private long[] reads(Stage side, List<RowExpr> keys, int firstLane) {
        long[] reads = side.reads(keys);
        if (residual != null) {
            long[] all = LaneReads.of(left.plan().width() + right.plan().width(), List.of(residual));
            for (int lane = 0; lane < reads.length; lane++) {
                reads[lane] |= all[firstLane + lane];
            }
        }
        return reads;
    }

    /**
     * The sides at work, to be closed.
     *
     * @param assembly the inputs of the step
     * @param joined the rows that come of it
     */
    JoinSides sides(Assembly assembly, Stage joined) {
        return new JoinSides(new JoinSides.Side(assembly.input(0), leftKeys, left.compiler(assembly)),
                new JoinSides.Side(assembly.input(1), rightKeys, right.compiler(assembly)), matching, residual,
                joined.compiler(assembly), areHarmless());
    }

    private boolean areHarmless() {
        return HarmlessRows.are(leftKeys) && HarmlessRows.are(rightKeys)
                && (residual == null || HarmlessRows.is(residual));
    }
}
