package dev.millrace.engine.internal.rule;

import java.util.Comparator;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.KeyNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.RowNode;

/**
 * An order for conditions of which it makes no difference which is asked first. Those that read constants stand behind those that do not,
 * and those that read parameters or the clock behind both, so that queries that differ in them begin alike; then those of the first lane
 * and component come first. Texts, which take long to make, decide last.
 */
final class ConjunctOrder {

    /** What to sort by. */
    static final Comparator<ExprNode> ORDER = Comparator.comparingInt(ConjunctOrder::constants)
            .thenComparingLong(ConjunctOrder::firstRead).thenComparingInt(ConjunctOrder::operation)
            .thenComparing(ExprNode::toString);

    private ConjunctOrder() {
    }

    private static int constants(ExprNode node) {
        int rank = node instanceof ParamNode || node instanceof NowNode ? 2 : node instanceof LiteralNode ? 1 : 0;
        for (ExprNode child : node.children()) {
            rank = Math.max(rank, constants(child));
        }
        return rank;
    }

    private static long firstRead(ExprNode node) {
        if (node instanceof FieldNode field) {
            return place(field.lane(), field.component().index() + 1);
        } else if (node instanceof RowNode row) {
            return place(row.lane(), 0);
        } else if (node instanceof MetadataNode metadata) {
            return place(metadata.lane(), 0);
        } else if (node instanceof KeyNode key) {
            return place(key.index(), 0);
        }
        for (ExprNode child : node.children()) {
            long read = firstRead(child);
            if (read != Long.MAX_VALUE) {
                return read;
            }
        }
        return Long.MAX_VALUE;
    }

    private static long place(int lane, int component) {
        return ((long) lane << Integer.SIZE) + component;
    }

    private static int operation(ExprNode node) {
        if (node instanceof CallNode call) {
            return call.operator().ordinal();
        }
        return node instanceof FunctionNode function ? Byte.MAX_VALUE + function.function().ordinal()
                : Short.MAX_VALUE;
    }
}
