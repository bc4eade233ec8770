package dev.millrace.engine.internal.expr;

import java.util.Collection;
import java.util.List;

import dev.millrace.engine.RowState;
import dev.millrace.engine.internal.expr.RowExpr.Beside;
import dev.millrace.engine.internal.expr.RowExpr.GroupValue;
import dev.millrace.engine.internal.expr.RowExpr.IdentityOf;
import dev.millrace.engine.internal.expr.RowExpr.Lane;
import dev.millrace.engine.internal.expr.RowExpr.OfLane;
import dev.millrace.engine.internal.expr.RowExpr.Part;
import dev.millrace.engine.internal.expr.RowExpr.Shown;
import dev.millrace.query.RowMetadata;

/**
 * What expressions read: for each lane a mask of components (see {@link dev.millrace.query.Component#bit}), or of the values of a
 * group. Masks always come from the expressions themselves: a change outside them cannot matter.
 */
public final class LaneReads {

    /** Everything there is in a lane. */
    public static final long ALL = -1L;

    private static final RowMetadata[] METADATA = RowMetadata.values();

    private LaneReads() {
    }

    /**
     * What expressions read.
     *
     * @param lanes the number of lanes
     * @param expressions the expressions
     * @return a mask for each lane
     */
    public static long[] of(int lanes, Collection<? extends RowExpr> expressions) {
        long[] masks = new long[lanes];
        for (RowExpr expression : expressions) {
            add(masks, expression);
        }
        return masks;
    }

    /**
     * The bit that stands for a value of a group; values from the 64th on share the last bit.
     *
     * @param index the number of the value
     * @return a mask with one bit set
     */
    public static long bit(int index) {
        return 1L << Math.min(index, Long.SIZE - 1);
    }

    /**
     * What differs of what stands beside a row, as {@link RowExpr.Beside} reads it.
     *
     * @param before what it was
     * @param after what it is
     * @return a mask
     */
    public static long diff(RowState before, RowState after) {
        if (before == after) {
            return 0;
        }
        long mask = 0;
        for (RowMetadata what : METADATA) {
            if (!before.of(what).equals(after.of(what))) {
                mask |= bit(what.ordinal());
            }
        }
        return mask;
    }

    /**
     * How many lanes expressions read, from the first to the last that any of them does.
     *
     * @param expressions the expressions
     * @return one more than the greatest lane that is read; 0 if none is
     */
    public static int width(Collection<? extends RowExpr> expressions) {
        int width = 0;
        for (RowExpr expression : expressions) {
            width = Math.max(width, expression instanceof OfLane read ? read.lane() + 1 : width(expression.operands()));
        }
        return width;
    }

    private static void add(long[] masks, RowExpr expression) {
        if (expression instanceof Part part && part.record() instanceof OfLane read
                && (read instanceof Lane || read instanceof Shown)) {
            masks[read.lane()] |= part.component().bit();
        } else if (expression instanceof GroupValue value) {
            masks[value.lane()] |= bit(value.index());
        } else if (expression instanceof Beside beside) {
            masks[beside.lane()] |= bit(beside.what().ordinal());
        } else if (expression instanceof IdentityOf) {
            // No update changes the identity of a row.
            return;
        } else if (expression instanceof OfLane read) {
            masks[read.lane()] = ALL;
        } else {
            List<RowExpr> operands = expression.operands();
            for (int i = 0; i < operands.size(); i++) {
                add(masks, operands.get(i));
            }
        }
    }
}
