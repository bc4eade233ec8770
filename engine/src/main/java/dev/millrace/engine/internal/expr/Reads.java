package dev.millrace.engine.internal.expr;

import java.util.Collection;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.RowNode;

/**
 * What expressions read: for each lane a mask of components (see {@link dev.millrace.query.Component#bit}). Masks always come
 * from the expressions themselves: a change outside them cannot matter.
 */
public final class Reads {

    private final long[] masks;

    /**
     * Reads nothing yet.
     *
     * @param lanes the number of lanes
     */
    public Reads(int lanes) {
        this.masks = new long[lanes];
    }

    /**
     * Adds what expressions read.
     *
     * @param nodes the expressions
     * @return this
     */
    public Reads add(Collection<? extends ExprNode> nodes) {
        nodes.forEach(this::add);
        return this;
    }

    /**
     * Adds what an expression reads. Expressions above a grouping read its group row as a whole; their aggregates' operands read
     * the lanes below it and are not followed here.
     *
     * @param node the expression
     * @return this
     */
    public Reads add(ExprNode node) {
        if (node instanceof FieldNode field) {
            masks[field.lane()] |= field.component().bit();
        } else if (node instanceof RowNode row) {
            masks[row.lane()] = -1L;
        } else if (node instanceof AggregateNode || node instanceof KeyNode) {
            masks[0] = -1L;
        }
        return add(node.children());
    }

    /**
     * All masks.
     *
     * @return one for each lane
     */
    public long[] masks() {
        return masks.clone();
    }
}
