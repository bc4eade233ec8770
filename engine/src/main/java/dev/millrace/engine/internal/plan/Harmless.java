package dev.millrace.engine.internal.plan;

import dev.millrace.query.ast.CallNode;
import dev.millrace.query.ast.ExprNode;
import dev.millrace.query.ast.FieldNode;
import dev.millrace.query.ast.FunctionNode;
import dev.millrace.query.ast.LiteralNode;
import dev.millrace.query.ast.MetadataNode;
import dev.millrace.query.ast.NowNode;
import dev.millrace.query.ast.ParamNode;
import dev.millrace.query.ast.ReadNode;

/** Expressions that never meet a problem (law 5), so that it makes no difference which rows they are asked of. */
final class Harmless {

    private Harmless() {
    }

    /** Whether an expression is known to be one: it compares, connects or searches components and constants. */
    static boolean is(ExprNode node) {
        boolean itself = node instanceof FieldNode || node instanceof ReadNode || node instanceof MetadataNode
                || node instanceof LiteralNode || node instanceof ParamNode || node instanceof NowNode
                || node instanceof CallNode || node instanceof FunctionNode function && is(function);
        return itself && node.children().stream().allMatch(Harmless::is);
    }

    private static boolean is(FunctionNode node) {
        return switch (node.function()) {
            case BETWEEN, IN, IS_DISTINCT_FROM, STARTS_WITH, CONTAINS -> true;
            default -> false;
        };
    }
}
