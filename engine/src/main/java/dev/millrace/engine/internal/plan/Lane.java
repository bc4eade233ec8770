package dev.millrace.engine.internal.plan;

import java.util.List;

import dev.millrace.query.ast.ConstructNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.ReadNode;
import dev.millrace.query.ast.RowNode;

/** Replaces the lanes of a projection by what they were made of, so that no operator has to make projected rows. */
final class Lane {

    private Lane() {
    }

    /**
     * The same expression over the lanes below projections.
     *
     * @param node an expression over projected lanes
     * @param lanes what each of them is made of
     */
    static ExprNode inline(ExprNode node, List<ExprNode> lanes) {
        return node.rewrite(part -> {
            if (part instanceof RowNode row) {
                return lanes.get(row.lane());
            } else if (part instanceof FieldNode field) {
                return field(field, lanes.get(field.lane()));
            }
            return part;
        });
    }

    private static ExprNode field(FieldNode field, ExprNode lane) {
        if (lane instanceof RowNode row) {
            return new FieldNode(row.lane(), field.component());
        } else if (lane instanceof ConstructNode made) {
            return made.arguments().get(field.component().index());
        }
        return new ReadNode(lane, field.component());
    }

    /** The same lanes where others stand before them. */
    static List<ExprNode> shifted(List<ExprNode> lanes, int by) {
        return lanes.stream().map(lane -> lane.rewrite(part -> {
            if (part instanceof RowNode row) {
                return new RowNode(row.lane() + by, row.row());
            } else if (part instanceof FieldNode field) {
                return new FieldNode(field.lane() + by, field.component(), field.absent());
            }
            return part;
        })).toList();
    }
}
