package dev.millrace.engine.internal.flow;

import dev.millrace.query.ast.AggregateNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.RowNode;

/** Which side of a join an expression reads, and the same expression as that side alone sees it. */
final class Sides {

    private Sides() {
    }

    /** Whether an expression reads only lanes below a number. */
    static boolean readsOnlyBelow(int lanes, ExprNode node) {
        if (node instanceof FieldNode field) {
            return field.lane() < lanes;
        } else if (node instanceof RowNode row) {
            return row.lane() < lanes;
        }
        return node.children().stream().allMatch(child -> readsOnlyBelow(lanes, child));
    }

    /** Whether an expression reads only lanes from a number on; keys and aggregates of groups stand in lane 0. */
    static boolean readsOnlyFrom(int first, ExprNode node) {
        if (node instanceof FieldNode field) {
            return field.lane() >= first;
        } else if (node instanceof RowNode row) {
            return row.lane() >= first;
        } else if (node instanceof KeyNode || node instanceof AggregateNode) {
            return false;
        }
        return node.children().stream().allMatch(child -> readsOnlyFrom(first, child));
    }

    /** The same expression over lanes that are numbered from 0 instead of from {@code first}. */
    static ExprNode countedFrom(int first, ExprNode node) {
        return node.rewrite(part -> {
            if (part instanceof FieldNode field) {
                return new FieldNode(field.lane() - first, field.component(), field.absent());
            } else if (part instanceof RowNode row) {
                return new RowNode(row.lane() - first, row.row());
            }
            return part;
        });
    }
}
